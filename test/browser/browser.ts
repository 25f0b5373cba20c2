/**
 * A real Chromium for tests: Debian's where it is installed, else the one that comes from npm, unpacked with the
 * libraries it needs. Every launch has a fresh profile and reaches no network of its own accord.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { type Browser, chromium } from "playwright-core";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // The same pixels for the same page, whatever the machine's fonts are set to.
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
];

/** @throws when neither browser can be started, with what was tried. */
export async function launchBrowser(): Promise<Browser> {
  const system = process.env.ASCRIBE_CHROMIUM ?? SYSTEM.find((path) => existsSync(path));
  if (system) return chromium.launch({ executablePath: system, args: FLAGS });
  const { executablePath, libraries } = await unpackBundled();
  return chromium.launch({
    executablePath,
    args: FLAGS,
    env: { ...process.env, LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(":") },
  });
}

/** The npm package holds Chromium and its libraries as brotli archives; they are unpacked once for each version. */
async function unpackBundled(): Promise<{ readonly executablePath: string; readonly libraries: string }> {
  // Its exports hide both the archives and its package.json, hence by folder and not by name.
  const folder = join(import.meta.dirname, "../../node_modules/@sparticuz/chromium");
  const packed = join(folder, "bin");
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  // A run of the tests has a temporary folder of its own, which goes with it.
  const home = join(process.env.ASCRIBE_LASTING ?? tmpdir(), `ascribe-chromium-${version}-${process.getuid?.() ?? 0}`);
  const executablePath = join(home, "chromium");
  const libraries = join(home, "al2023", "lib");
  if (existsSync(join(home, "ready"))) return { executablePath, libraries };

  // Unpacked beside and renamed, so that two runs at once never meet half a browser.
  const draft = `${home}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, "chromium"), brotliDecompressSync(readFileSync(join(packed, "chromium.br"))), { mode: 0o755 });
  for (const archive of ["al2023", "swiftshader"]) {
    const into = archive === "al2023" ? join(draft, "al2023") : draft;
    mkdirSync(into, { recursive: true });
    execFileSync("tar", ["-x", "-C", into], { input: brotliDecompressSync(readFileSync(join(packed, `${archive}.tar.br`))) });
  }
  writeFileSync(join(draft, "ready"), version);
  try {
    renameSync(draft, home);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
  return { executablePath, libraries };
}
