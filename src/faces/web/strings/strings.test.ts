import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { translator } from "../state/strings.ts";
import first from "./en.json";
import screens from "./en-screens.json";
import ru from "./ru.json";

const en = { ...first, ...screens };

const root = "src/faces/web";
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes(".test."))
  .map((path) => readFileSync(`${root}/${path}`, "utf8"))
  .join("\n");

const holes = (entry: unknown): string[] =>
  [...new Set(Array.from(JSON.stringify(entry).matchAll(/\{(\w+)\}/g), ([, name]) => name))].sort();

describe("the interface's strings", () => {
  it("are the same keys in every language", () => expect(Object.keys(ru).sort()).toEqual(Object.keys(en).sort()));
  it("are each in one file: those of the first view, or those of the other screens", () =>
    expect(Object.keys(first).filter((key) => key in screens)).toEqual([]));
  it("are all there that a screen asks for", () => {
    const asked = Array.from(sources.matchAll(/\bt\(\s*"([\w.]+)"/g), ([, key]) => key);
    expect(asked.filter((key) => !(key in en))).toEqual([]);
  });
  it("are filled from the same values in every language", () => {
    for (const key of Object.keys(en) as (keyof typeof en)[]) expect([key, holes(ru[key])]).toEqual([key, holes(en[key])]);
  });
  it("have every form the language counts by", () => {
    for (const [language, strings] of Object.entries({ en, ru })) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const [key, entry] of Object.entries(strings))
        if (typeof entry !== "string") expect([key, Object.keys(entry).sort()]).toEqual([key, [...forms].sort()]);
    }
  });
});

describe("translator", () => {
  const t = translator(
    "ru",
    { a: { one: "{n} день", few: "{n} дня", many: "{n} дней", other: "{n} дня" } },
    { b: "only here: {x}" },
  );
  it("counts as the language does", () => expect([1, 3, 11].map((n) => t("a", { n }))).toEqual(["1 день", "3 дня", "11 дней"]));
  it("falls back to the first language, then to the key itself", () =>
    expect([t("b", { x: "y" }), t("c")]).toEqual(["only here: y", "c"]));
  it("leaves a hole nobody fills in sight", () => expect(t("b")).toBe("only here: {x}"));
});
