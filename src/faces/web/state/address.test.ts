import { describe, expect, it } from "vitest";
import { HOME, parseAddress, printAddress, toView } from "./address.ts";

const again = (words: string) => {
  const [path, search = ""] = words.split("?");
  return parseAddress(path, search);
};

describe("addresses", () => {
  it("open the reader's list at the root", () => expect(parseAddress("/", "")).toEqual(HOME));
  it("come back as they were written", () => {
    const address = {
      ...HOME,
      id: "sha256:ab12",
      item: "e1",
      isFactOnly: true,
      figure: "UZB/military@2021-08-10",
      voice: "Амударья",
    };
    expect(again(printAddress(address))).toEqual(address);
  });
  it("keep an id that has a slash or a letter beyond ASCII", () => {
    const address = { ...HOME, view: "sources" as const, id: "новости.uz/лента" };
    expect(again(printAddress(address))).toEqual(address);
  });
  it("say that there is no such page", () =>
    expect(["/nowhere", "/readers/x", "/index.html"].map((path) => parseAddress(path, "").view)).toEqual(
      Array(3).fill("nowhere"),
    ));
  it("drop a day and a state that cannot be", () =>
    expect(parseAddress("/map", "at=tomorrow&state=<script>")).toMatchObject({ at: null, state: null }));
  it("survive a broken escape", () => expect(parseAddress("/reader/%E0%A4%A", "").id).toBe("%E0%A4%A"));
  it("keep the scope and forget the selection when the screen changes", () =>
    expect(toView({ ...HOME, item: "e1", state: "UZB", at: "2021-08-10" }, "map")).toMatchObject({
      view: "map",
      item: null,
      state: "UZB",
      at: "2021-08-10",
    }));
});
