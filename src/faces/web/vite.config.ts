import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const root = join(import.meta.dirname, "../../..");

// `npm run build` sets this folder as root and the output folder; `npx vite src/faces/web` serves it while working.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), shipModels()],
  server: { port: 5173, strictPort: false, proxy: { "/api": "http://127.0.0.1:4300" } },
  worker: { format: "es" },
  build: {
    outDir: join(root, "dist/web"),
    emptyOutDir: true,
    target: "es2022",
    // Inlined fonts would be a second stylesheet's worth of bytes before the first letter is drawn.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});

/** What the engine in the page reads with, beside the page: fetched only when someone asks for a reading there. */
function shipModels(): Plugin {
  let out = "";
  return {
    name: "ship-models",
    apply: "build",
    configResolved: (config) => {
      out = config.build.outDir;
    },
    closeBundle: () => {
      // The other parsers' weights stay with the server.
      const isWanted = (path: string) => !/parse\.(?!fast)|\.json$/.test(path);
      for (const name of ["en", "places.bin"])
        if (existsSync(join(root, "models", name)))
          cpSync(join(root, "models", name), join(out, "models", name), { recursive: true, filter: isWanted });
    },
  };
}
