/**
 * Documents as the engine would hand them on, annotated by hand for the screens' tests, so that a screen is tested
 * on its own and not on what the engine finds today. Spans are named by their words.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Span } from "../../src/base/span.ts";
import type { ClaimClass, Document, Event } from "../../src/document/schema.ts";

const movement = JSON.parse(readFileSync("fixtures/corpus/termez-movement.json", "utf8")) as { text: string; published: string };

/** A movement's release with three relays, motives, a call and scripture: every kind of sentence on one page. */
export const release: Document = annotate(movement.text);

function annotate(text: string): Document {
  const at = (words: string, from = 0): Span => {
    const start = text.indexOf(words, from);
    if (start < 0) throw new Error(`the sample's text has no "${words}"`);
    return { start, end: start + words.length };
  };
  const sentences = sentencesOf(text, [
    ["On 31/07/2021", "report"],
    ["The agency took it", "report"],
    ["The exercise will", "report"],
    ["The oppressors", "imputed"],
    ["They are well aware", "imputed"],
    ["America, for its part", "imputed"],
    ["Did not Turkish", "unsourced"],
    ["That exercise too", "imputed"],
    ["If the rulers", "hypothetical"],
    ["O people", "advocacy"],
    ["God willing", "prediction"],
    ['"Help one another', "scripture"],
  ]);
  const party = (code: string, words: string): Event["actors"][number] => ({ code, mention: null, span: at(words) });
  const issuer = { who: "(issuer)" };
  const chain = [
    { attribution: "a3", who: "Uzbek Ministry of Defense", actor: "UZB:GOV:DEF" },
    { attribution: "a2", who: "Amu Courier", actor: null },
    { attribution: "a1", who: "Steppe Wire", actor: null },
    issuer,
  ];
  const verse = text.indexOf("﴿");
  return {
    schema: "ascribe/document@1",
    id: `sha256:${createHash("sha256").update(text).digest("hex")}`,
    text,
    meta: {
      title: { value: "Foreign boots on the Amu Darya", span: at("Foreign boots on the Amu Darya") },
      genre: "press release",
      issuer: { name: "Assembly of the Upright Path", actor: null, span: at("Assembly of the Upright Path") },
      published: {
        value: null,
        earliest: "2021-07-31",
        latest: "2021-08-10",
        basis: "it cites news of 31 July and speaks of 10 August as to come",
      },
      language: "en",
      runs: [{ start: verse, end: text.indexOf("﴾") + 1, language: "ar" }],
      translated: { value: true, span: at("(Translated)"), from: null },
      url: null,
      publisher: "Assembly of the Upright Path",
    },
    sentences,
    tokens: [],
    mentions: [],
    times: [
      { id: "t1", ...at("until August 10"), value: "2021-07-31/2021-08-10", precision: "day", basis: "year from 31/07/2021" },
      {
        id: "t2",
        ...at("from 23 to 27 March of this year"),
        value: "2021-03-23/2021-03-27",
        precision: "day",
        basis: "year of the text",
      },
    ],
    quantities: [
      {
        id: "q1",
        ...at("1,500 soldiers"),
        value: 1500,
        low: null,
        high: null,
        approximate: false,
        unit: "person",
        of: "soldiers",
      },
    ],
    quotes: [
      {
        id: "u1",
        ...at('"Help one another in goodness and in piety, and do not help one another in sin and transgression."'),
        speaker: null,
        kind: "scripture",
      },
    ],
    attributions: [
      {
        id: "a1",
        kind: "document",
        quoted: "indirect",
        source: [at("the Steppe Wire agency")],
        sourceActor: null,
        cue: [at("published the news")],
        content: [at("Russian troops had arrived in Uzbekistan for a joint exercise at the Termez training ground")],
        parent: null,
        polarity: "+",
      },
      {
        id: "a2",
        kind: "document",
        quoted: "indirect",
        source: [at("Amu Courier")],
        sourceActor: null,
        cue: [at("took it from")],
        content: [],
        parent: "a1",
        polarity: "+",
      },
      {
        id: "a3",
        kind: "document",
        quoted: "indirect",
        source: [at("the Uzbek Ministry of Defense")],
        sourceActor: "UZB:GOV:DEF",
        cue: [at("which took it from")],
        content: [],
        parent: "a2",
        polarity: "+",
      },
    ],
    claims: [
      claim("c1", at("look upon our lands as an inheritance that was stolen from them"), "imputed", "stance"),
      claim("c2", at("are well aware that the peoples of the region are waking up"), "imputed", "knowledge"),
      claim("c3", at("is dreaming of bases on the soil that it could not keep in Afghanistan"), "imputed", "aim"),
      claim("c4", at("was a step in the same scheme"), "imputed", "aim"),
      claim("c5", at("they would expel every foreign soldier tomorrow"), "hypothetical", null),
      claim("c6", at("Raise your voices against those who sell you"), "advocacy", null),
      claim("c7", at("no foreign army will march in these lands"), "prediction", null),
    ],
    events: [
      {
        ...blank("e1", at("joint exercise")),
        frame: "hold-joint-exercise",
        plover: { type: "COOPERATE", mode: null, contexts: ["military"] },
        cameo: { code: "062" },
        actors: [party("RUS:MIL", "Russian troops")],
        recipients: [party("UZB", "Uzbekistan")],
        reciprocal: true,
        time: { value: "2021-07-31/2021-08-10", time: "t1", stated: "announced" },
        place: {
          name: "Termez training ground",
          country: "UZB",
          admin1: "Surxondaryo",
          lat: 37.22,
          lon: 67.28,
          uncertaintyKm: 10,
          span: at("the Termez training ground"),
        },
        magnitudes: ["q1"],
        status: "ongoing",
        chain,
        instrument: "military",
        presence: 1,
        tone: 9.5,
        counted: true,
        why: "reported, with its source named",
      },
      {
        ...blank("e2", at("train on the same ground")),
        frame: "hold-joint-exercise",
        plover: { type: "COOPERATE", mode: null, contexts: ["military"] },
        cameo: { code: "062" },
        actors: [party("TUR:MIL", "Turkish")],
        recipients: [party("UZB:MIL", "Uzbek soldiers")],
        reciprocal: true,
        time: { value: "2021-03-23/2021-03-27", time: "t2", stated: "realised" },
        class: "unsourced",
        chain: [issuer],
        instrument: "military",
        presence: 1,
        tone: 9.5,
        counted: true,
        why: "asserted without a source",
      },
    ],
    findings: [
      { kind: "loaded", ...at("oppressors"), note: "judges; rulers", holder: "(issuer)" },
      { kind: "loaded", ...at("merchants over a stolen horse"), note: "a metaphor", holder: "(issuer)" },
      { kind: "call-to-action", ...at("Raise your voices"), note: "a call", holder: "(issuer)" },
    ],
    stamp: { engine: "0.1.0", mode: "fast", models: {}, ontology: "plover-2021" },
  };
}

function sentencesOf(text: string, starts: readonly (readonly [string, ClaimClass])[]): Document["sentences"] {
  return starts.map(([words, kind], i) => {
    const start = text.indexOf(words);
    const next = i + 1 < starts.length ? text.indexOf(starts[i + 1][0]) : text.length;
    const stretch = text.slice(start, next);
    const paragraph = stretch.indexOf("\n");
    return { start, end: start + (paragraph < 0 ? stretch : stretch.slice(0, paragraph)).trimEnd().length, class: kind };
  });
}

function claim(
  id: string,
  span: Span,
  kind: ClaimClass,
  imputes: Document["claims"][number]["imputes"],
): Document["claims"][number] {
  return {
    id,
    ...span,
    class: kind,
    imputes,
    holder: "(issuer)",
    chain: [{ who: "(issuer)" }],
    status: "possible",
    factuality: "Uu",
  };
}

function blank(id: string, trigger: Span): Event {
  return {
    id,
    trigger,
    span: trigger,
    frame: null,
    plover: { type: null, mode: null, contexts: [] },
    cameo: { code: null },
    actors: [],
    recipients: [],
    reciprocal: false,
    time: { value: null, time: null, stated: null },
    place: null,
    magnitudes: [],
    status: "happened",
    factuality: "CT+",
    class: "report",
    chain: [],
    instrument: "diplomatic",
    presence: 0,
    tone: 0,
    counted: false,
    why: "",
    partOf: null,
    mentions: [trigger],
    basis: [],
  };
}
