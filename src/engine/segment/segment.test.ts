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

  it("reads a head of named lines for what they hold, until the text begins", () => {
    const doc = read(`Title: Talks open\nFrom: Ministry of Defence of Norland\nDate: 3 May 2021\n\n${BODY}\n\nSource: nobody`);
    expect(doc.meta).toMatchObject({
      title: { value: "Talks open" },
      issuer: { name: "Ministry of Defence of Norland" },
      published: { value: "2021-05-03" },
    });
    expect(doc.blocks.map(({ kind }) => kind)).toEqual([
      ...["boilerplate", "title", "boilerplate", "sign-off", "boilerplate", "dateline"],
      ...["paragraph", "paragraph"],
    ]);
  });

  it("parts a digest's headings from their paragraphs, and leaves one opening name alone", () => {
    const digest = kinds(`Weekly digest\n\nSudan. ${BODY}\n\nEthiopia - Somalia. ${BODY}\n\nGen. Ali said so. ${BODY}`);
    expect(digest.filter(([kind]) => kind === "heading")).toEqual([
      ["heading", "Sudan."],
      ["heading", "Ethiopia - Somalia."],
    ]);
    expect(kinds(`Weekly digest\n\nVictory. ${BODY}\n\n${BODY}`).filter(([kind]) => kind === "heading")).toEqual([]);
  });

  it.each([
    ["MINISTRY OF DEFENCE OF NORLAND\nPress release\nOslo, 22 September 2025", "2025-09-22", "MINISTRY OF DEFENCE OF NORLAND"],
    [
      "Press Service of the President of Norland, 3 May 2024\n\nTalks open",
      "2024-05-03",
      "Press Service of the President of Norland",
    ],
    [
      "Embassy of Norland in Sudland\nComment by the Embassy's press service\n3 July 2024",
      "2024-07-03",
      "Embassy of Norland in Sudland",
    ],
    ["Talks open\nAnalysis | by Ines Dubreuil | 2 June 2024", "2024-06-02", null],
    ["Live: talks open, 11 January 2025", "2025-01-11", null],
    ["Talks open\nBy John Smith, Reuters | Updated 3:15 PM EDT, Mon May 6, 2024", "2024-05-06", "Reuters"],
    ["Talks open\n12 Jul. 2023 - Last updated: 13 Jul. 2023 09:12", "2023-07-12", null],
    ["03.05.2024 14:20\nTalks open", "2024-05-03", null],
    ["Talks open\n2024-05-03T09:12:33Z", "2024-05-03", null],
    ["Talks open\nSource: Xinhua| 2018-03-22 21:35:14|Editor: Li Xia", "2018-03-22", "Xinhua"],
    ["Talks open\n(Xinhua) 09:12, May 03, 2024", "2024-05-03", "Xinhua"],
    ["Talks open\nPublished date: 3 May 2024 10:22 BST | Last update: 1 year 2 months ago", "2024-05-03", null],
    ["Talks open\nAFP, Niamey\nFriday 3 May 2024 14.20 BST", "2024-05-03", "AFP"],
    ["3 July 2024 / Anadolu Agency / ANKARA\n\nTalks open", "2024-07-03", "Anadolu Agency"],
  ])("knows day and sender by the lines of a head: %j", (head, day, sender) => {
    const { meta } = read(`${head}\n\n${BODY}\n\n${BODY}`);
    expect([meta.published.value, meta.issuer?.name ?? null]).toEqual([day, sender]);
  });

  it("sets the hour of a live report's entry apart from what it says", () => {
    expect(kinds(`Live updates\n\n20:15 GMT — ${BODY}\n19.02: ${BODY}`).slice(1)).toEqual([
      ["dateline", "20:15 GMT —"],
      ["paragraph", BODY],
      ["dateline", "19.02:"],
      ["paragraph", BODY],
    ]);
  });

  it.each([
    "New York, 24 September: ",
    "BEIRUT/DAMASCUS, Aug 3 (Steppe Wire) - ",
    "Tehran, May 3: ",
    "Tashkent, 3 August 2021. ",
  ])("knows the opening of a dispatch: %s", (opening) => {
    expect(kinds(`Drills begin\n\n${opening}${BODY}`)[1]).toEqual(["dateline", opening.trim()]);
  });

  it("sets a dateline apart, with its agency and date", () => {
    const doc = read(`Drills begin\n\nTASHKENT, August 2, 2021 (Steppe Wire) — ${BODY}`);
    expect(doc.blocks.map((block) => block.kind)).toEqual(["title", "dateline", "paragraph"]);
    expect(doc.meta.issuer?.name).toBe("Steppe Wire");
    expect(doc.meta.published.value).toBe("2021-08-02");
    expect(doc.meta.genre).toBe("news");
  });

  it.each([
    ["2022-10-03", "Oslo, 3 October 2022"],
    ["2022-01-31", "31 January 2022, Bamako"],
    ["2023-12-20", "Dec. 20, 2023"],
    ["2020-09-15", "15/09/2020 CE"],
    ["2023-05-05", "Friday, 5 May 2023"],
    ["2024-04-09", "09.04.24"],
  ])("takes the day %s from a line of its own: %s", (day, line) => {
    for (const text of [
      `${line}\n\nDrills begin\n\n${BODY}`,
      `Drills begin\n\n${line}\n\n${BODY}`,
      `Drills begin\n\n${BODY}\n\n${line}`,
    ]) {
      expect(read(text).meta).toMatchObject({ title: { value: "Drills begin" }, published: { value: day } });
      expect(
        read(text)
          .blocks.map(({ kind }) => kind)
          .sort(),
      ).toEqual(["dateline", "paragraph", "title"]);
    }
  });

  it.each(["27 Muharram 1442 AH", "03/04/2021", "Tehran, 5 Bahman 1401"])(
    "knows a line for a date it does not reckon: %s",
    (line) => {
      const doc = read(`Drills begin\n\n${line}\n\n${BODY}`);
      expect(doc.blocks[1].kind).toBe("dateline");
      expect(doc.meta.published.value).toBeNull();
    },
  );

  it.each(["May 9 parade draws crowds", "Three dead on 4 May", "March on the capital"])(
    "takes a headline for no date: %s",
    (line) => {
      expect(read(`${line}\n\n${BODY}`).meta).toMatchObject({ title: { value: line }, published: { value: null } });
    },
  );

  it.each([
    [
      "press release",
      "Council of the River",
      `Hands off!\n\nPress release of the Council of the River, 4 August 2021\n\n${BODY}`,
    ],
    ["statement", "Front for Reform", `Statement of the Front for Reform, 22 July 2023\n\nHands off our rivers!\n\n${BODY}`],
    ["statement", "Front for Reform", `Hands off our rivers!\nStatement by the Front for Reform\n\n${BODY}`],
    [
      "statement",
      "The Ministry of Defence of the Republic",
      `Military Communiqué No. 4\n\nThe Ministry of Defence of the Republic states that its columns crossed the river on Monday.`,
    ],
    [
      "press release",
      "Department of Agriculture",
      `FOR IMMEDIATE RELEASE\n\nDepartment of Agriculture Announces Loans\n\n${BODY}`,
    ],
    ["statement", "Islamic Emirate", `Statement of the Islamic Emirate regarding the flights\n\n${BODY}`],
    [
      "press release",
      "Development Office",
      `Loans for the north\nDevelopment Office\nPress release\nPublished 12 July 2023\n\n${BODY}`,
    ],
    ["press release", "Media Office of the Front", `Media Office of the Front\nPress Release\n\nWhat they covet\n\n${BODY}`],
  ])("reads genre and issuer at the head: %s, %s", (genre, name, text) => {
    const { meta } = read(text);
    expect(meta).toMatchObject({ genre, issuer: { name } });
    expect(sliceOf(text, meta.issuer!.span!)).toBe(name);
  });

  it.each([
    "Neighbours reject statement by the ministry",
    "Address unknown for 300 refugees",
    "Ministry of Defence holds drills",
  ])("takes a headline for no label and no issuer: %s", (line) =>
    expect(read(`${line}\n\n${BODY}`).meta).toMatchObject({ title: { value: line }, genre: null, issuer: null }),
  );

  it("sets a dispatch's opening apart in plain letters too, and the mark of translation behind it", () => {
    expect(kinds(`Drills begin\n\nTehran, 5 Bahman (Dana News) -- ${BODY}`).map(([kind]) => kind)).toEqual([
      "title",
      "dateline",
      "paragraph",
    ]);
    expect(
      kinds(`Drills begin\n\nTehran, 5 May 2020 (Dana News) -- Translated from Persian\n\n${BODY}`).map(([kind]) => kind),
    ).toEqual(["title", "dateline", "mark", "paragraph"]);
    expect(
      kinds(`Drills begin\n\nParis - which had recalled its envoy - said that it would wait for the result of the vote.`),
    ).toHaveLength(2);
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
