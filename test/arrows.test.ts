import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/** Who may import whom, as ARCHITECTURE.md draws it. */
interface Arrow {
  readonly from: string;
  readonly to: readonly string[];
}

const arrows = readArrows(readFileSync("ARCHITECTURE.md", "utf8"));
const modules = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test(-\w+)?\.tsx?$|\.packed\.ts$/.test(path))
  .map((path) => join("src", path));

describe("the arrows of ARCHITECTURE.md", () => {
  it("are all read", () => expect(arrows.length).toBeGreaterThan(15));

  it("name every folder that holds code", () => {
    const homeless = modules.filter((path) => path.split("/").length > 2 && !arrowOf(roomOf(path)));
    expect(homeless).toEqual([]);
  });

  it("are never gone against", () => expect(modules.flatMap(trespasses)).toEqual([]));
});

function readArrows(page: string): Arrow[] {
  const block = /## Arrows[\s\S]*?```\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  return block
    .trim()
    .split("\n")
    .map((line) => {
      const [from, to] = line.split(" → ");
      return { from: from.trim(), to: to.trim() === "—" ? [] : to.split(",").map((t) => t.trim()) };
    });
}

/** A module's place below src/, without its file's ending: "engine/tag/tagger". */
const roomOf = (path: string): string => path.replace(/^src\//, "").replace(/\.tsx?$/, "");

/** The most particular arrow that starts at or above this place. */
function arrowOf(place: string): Arrow | undefined {
  return arrows.filter(({ from }) => within(place, from)).sort((a, b) => b.from.length - a.from.length)[0];
}

const within = (place: string, room: string): boolean => place === room || place.startsWith(`${room}/`);

function trespasses(path: string): string[] {
  const place = roomOf(path);
  const arrow = arrowOf(place);
  if (!arrow) return [];
  return importsOf(path)
    .map((target) => roomOf(target))
    .filter((target) => !mayImport(arrow, place, target))
    .map((target) => `${place} → ${target}`);
}

function mayImport(arrow: Arrow, from: string, to: string): boolean {
  if (stageOf(from) && stageOf(to) && stageOf(from) !== stageOf(to)) return false;
  if (within(to, arrow.from)) return true;
  return arrow.to.some((room) => within(to, room) || to === `${room}/index`);
}

/** A folder inside engine/ is a stage, and stages do not know each other. */
const stageOf = (place: string): string | null => /^engine\/([^/]+)\//.exec(place)?.[1] ?? null;

function importsOf(path: string): string[] {
  const source = readFileSync(path, "utf8");
  const found = source.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g);
  return Array.from(found, ([, target]) => normalize(join(dirname(path), target))).filter(
    (target) => target.startsWith("src/") && !target.endsWith(".packed.ts") && !target.endsWith(".css"),
  );
}
