import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sliceOf } from "../../base/span.ts";
import { document } from "../../packs/languages/en/document.ts";
import { segment } from "./index.ts";

const read = (text: string, more = {}) => segment({ text, ...more }, { code: "en", document });
const kinds = (text: string) => read(text).blocks.map((block) => [block.kind, sliceOf(text, block)]);

const BODY = "The ministry said on Monday that the two sides had met at the border and agreed to meet again in the autumn.";

describe("segment", () => {
  it("tells label, title, body and sign-off apart", () => {
    expect(
      kinds(`Press Release\n\n## Two armies to train together\n\n${BODY}\n\nPress Service of the Ministry of Defence`),
    ).toEqual([
      ["label", "Press Release"],
      ["title", "Two armies to train together"],
      ["paragraph", BODY],
      ["sign-off", "Press Service of the Ministry of Defence"],
    ]);
  });

  it("takes the signing body as issuer, and no body where none signs", () => {
    const signed = read(`Joint drills begin\n\n${BODY}\n\nMedia Office of the Front for Reform`);
    expect(signed.meta.issuer?.name).toBe("Media Office of the Front for Reform");
    expect(sliceOf(signed.text, signed.meta.issuer!.span!)).toBe("Media Office of the Front for Reform");
    expect(read(`Joint drills begin\n\n${BODY}`).meta.issuer).toBeNull();
  });

  it("sets a dateline apart, with its agency and date", () => {
    const doc = read(`Drills begin\n\nTASHKENT, August 2, 2021 (Steppe Wire) — ${BODY}`);
    expect(doc.blocks.map((block) => block.kind)).toEqual(["title", "dateline", "paragraph"]);
    expect(doc.meta.issuer?.name).toBe("Steppe Wire");
    expect(doc.meta.published.value).toBe("2021-08-02");
    expect(doc.meta.genre).toBe("news");
  });

  it("takes no date from prose: the text's date is not the event's", () => {
    expect(read(`Drills\n\nOn 31/07/2021 the troops arrived, and ${BODY}`).meta.published.value).toBeNull();
  });

  it("reads a mark of translation, and from what", () => {
    expect(read(`Drills begin\n\n(Translated from the Russian)\n\n${BODY}`).meta.translated).toMatchObject({
      value: true,
      from: "ru",
    });
    expect(read(`Drills begin\n\nThe poem was translated by a friend. ${BODY}`).meta.translated.value).toBe(false);
  });

  it.each([
    ["correction", `Correction: drills begin\n\n${BODY}`],
    ["correction", `Drills begin\n\n(Corrects the number of soldiers)\n\n${BODY}`],
    ["correction", `Drills begin\n\n${BODY}\n\nAn earlier version of this article gave another date.`],
    ["retraction", `WITHDRAWN: drills begin\n\n${BODY}`],
    ["retraction", `Notice to readers\n\nSteppe Wire has withdrawn its report on the drills of 2 August.`],
  ])("reads a notice of %s at the head or the foot", (kind, text) => expect(read(text).meta.notice?.kind).toBe(kind));

  it.each([
    `Troops withdrawn from Termez\n\n${BODY}`,
    `Drills begin\n\nThe price needs a correction, bankers said. ${BODY}`,
    `Drills begin\n\nThe soldiers were withdrawn. ${BODY}`,
  ])("takes a word for no notice: %s", (text) => expect(read(text).meta.notice).toBeNull());

  it("keeps a verse in another script as a run of its own, brackets included", () => {
    const text = `Drills\n\n${BODY}\n\n﴿وَاعْلَمُوا أَنَّ اللَّهَ﴾\n\n${BODY}`;
    const doc = read(text);
    expect(doc.meta.runs.map((run) => [run.language, sliceOf(text, run)])).toEqual([["ar", "﴿وَاعْلَمُوا أَنَّ اللَّهَ﴾"]]);
    expect(doc.blocks.filter((block) => block.language === "ar")).toHaveLength(1);
  });

  it("sets addresses and their labels aside", () => {
    expect(
      kinds(`Drills\n\n${BODY}\n\nOfficial Pages\n\n<http://example.org/a>\n\n[www.example.org](http://www.example.org)`).map(
        ([kind]) => kind,
      ),
    ).toEqual(["title", "paragraph", "boilerplate", "boilerplate", "boilerplate"]);
  });

  it("joins hard-wrapped lines and parts plain ones", () => {
    const wrapped =
      "The two defence ministries said in a joint note that\nthe columns would cross the river on Monday and that\nthe exercise would end before the holidays begin there.";
    expect(kinds(wrapped)).toHaveLength(1);
    expect(kinds(`${BODY}\n${BODY}\n${BODY}`)).toHaveLength(3);
  });

  it("takes the genre from a label before the title's colon", () => {
    expect(read(`Editorial: A gift that nobody asked for\n\n${BODY}`).meta.genre).toBe("opinion");
    expect(read(`Termez: two armies train\n\n${BODY}`).meta.genre).toBeNull();
  });

  it("marks a text in another language as such", () => {
    expect(read("Министерство обороны сообщило, что учения начнутся в понедельник.").meta.language).toBe("ru");
    expect(
      read("Müdafaa vekâleti tatbikatın pazartesi günü sınırda başlayacağını ve on gün süreceğini dün akşam duyurdu.").meta
        .language,
    ).toBe("und");
    expect(read(BODY).meta.language).toBe("en");
  });

  it("finds nothing in nothing", () => {
    for (const text of ["", " \n\n ", "***", "\ud800"])
      expect(read(text).blocks.filter((block) => block.kind !== "paragraph")).toEqual([]);
  });

  const seed = "../shared/gold/seed/press-release.txt";
  it.skipIf(!existsSync(seed))(`reads the release the project began with (${seed}, when it is there)`, () => {
    const { meta } = read(readFileSync(seed, "utf8"));
    expect(meta.genre).toBe("press release");
    expect(meta.title?.value).toMatch(/^Russia is Trying/);
    expect(meta.issuer?.name).toMatch(/^Media Office/);
    expect(meta.translated.value).toBe(true);
    expect(meta.published.value).toBeNull();
    expect(meta.runs.map((run) => run.language)).toEqual(["ar"]);
  });
});
