import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const FOLDER = "models/en";
const BACKBONE = ["tag", "names", "parse.fast", "parse.network"];

describe("the backbone's weights", () => {
  it.each(BACKBONE)("%s lie as their card says", (name) => {
    const card = JSON.parse(readFileSync(`${FOLDER}/${name}.card.json`, "utf8")) as {
      sha256: string;
      bytes: number;
      licence: string;
    };
    const bytes = readFileSync(`${FOLDER}/${name}.bin`);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(card.sha256);
    expect(bytes).toHaveLength(card.bytes);
    expect(card.licence).toBe("CC BY-SA 4.0");
  });

  it.each(["attribution", "events"])("%s lie as their card says", (name) => {
    const card = JSON.parse(readFileSync(`${FOLDER}/${name}.card.json`, "utf8")) as { sha256: string; licence: string };
    const bytes = readFileSync(`${FOLDER}/${name}.bin`);
    expect(`sha256:${createHash("sha256").update(bytes).digest("hex")}`).toBe(card.sha256);
    expect(card.licence).toContain("CC BY-SA 4.0");
  });

  it("weigh under six mebibytes together", () => {
    const sizes = BACKBONE.map((name) => readFileSync(`${FOLDER}/${name}.bin`).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(6 * 2 ** 20);
  });

  it("have their licence beside them", () => expect(readdirSync("models")).toContain("LICENSE"));
});
