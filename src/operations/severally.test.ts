import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createReader } from "../app/reader.ts";
import type { Article } from "../document/article.ts";
import { severally } from "./severally.ts";

const folder = "fixtures/corpus";
const articles = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .slice(0, 12)
  .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as Article);

it("reads texts together as each is read alone", async () => {
  const reader = await createReader("fast");
  const some = [{ text: "" }, ...articles, { text: " \n" }, articles[0]];
  expect(JSON.stringify(reader.readAll(some))).toBe(JSON.stringify(some.map((article) => reader.read(article))));
  expect(reader.readAll([])).toEqual([]);
});

it("leaves a text that cannot be read to itself", () => {
  const read = (some: readonly Article[]) =>
    some.map(({ text }) => {
      if (text === "bad") throw new Error("no");
      return text.length;
    });
  expect(severally([{ text: "one" }, { text: "bad" }, { text: "three" }], read)).toEqual([
    3,
    { code: "internal", message: "no" },
    5,
  ]);
  expect(severally([], read)).toEqual([]);
});
