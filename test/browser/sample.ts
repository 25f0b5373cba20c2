/**
 * Documents as the engine would hand them on, annotated by hand for the screens' tests, so that a screen is tested
 * on its own and not on what the engine finds today. Spans are named by their words.
 */
import type { Span } from "../../src/base/span.ts";
import type { ClaimClass, Document, Event } from "../../src/document/schema.ts";
import { blankDocument, blankEvent, type CorpusText, claim, corpusText, sentencesOf, spanIn } from "./annotate.ts";

/** A movement's release with three relays, motives, a call and scripture: every kind of sentence on one page. */
export const release: Document = movement(corpusText("termez-movement"));

function movement(given: CorpusText): Document {
  const { text } = given;
  const at = (words: string): Span => spanIn(text, words);
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
    ...blankDocument(given),
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
        ...blankEvent("e1", at("joint exercise")),
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
        ...blankEvent("e2", at("train on the same ground")),
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
  };
}

interface Told {
  readonly slug: string;
  readonly sentences: readonly (readonly [string, ClaimClass])[];
  /** Root speaker first; the issuer is added. Empty when the issuer says it itself. */
  readonly chain: readonly string[];
  readonly trigger: string;
  readonly actors: readonly (readonly [string, string])[];
  readonly recipients: readonly (readonly [string, string])[];
  readonly when: readonly [string, string];
  readonly stated?: "announced" | "realised";
  readonly where?: readonly [string, string];
  readonly people?: readonly [string, number];
  readonly instrument?: Event["instrument"];
  readonly type?: string;
}

/** One event as a wire, a ministry or a daily tells it. */
function told(story: Told): Document {
  const given = corpusText(story.slug);
  const at = (words: string) => spanIn(given.text, words);
  const party = ([code, words]: readonly [string, string]): Event["actors"][number] => ({ code, mention: null, span: at(words) });
  const document = blankDocument(given);
  const [root] = story.chain;
  return {
    ...document,
    sentences: sentencesOf(given.text, story.sentences),
    times: [{ id: "t1", ...at(story.when[0]), value: story.when[1], precision: "day", basis: "as written" }],
    quantities: story.people
      ? [
          {
            id: "q1",
            ...at(story.people[0]),
            value: story.people[1],
            low: null,
            high: null,
            approximate: true,
            unit: "person",
            of: "soldiers",
          },
        ]
      : [],
    attributions: root
      ? [
          {
            id: "a1",
            kind: "speech",
            quoted: "indirect",
            source: [],
            sourceActor: null,
            cue: [],
            content: [],
            parent: null,
            polarity: "+",
          },
        ]
      : [],
    events: [
      {
        ...blankEvent("e1", at(story.trigger)),
        frame: story.type ? null : "hold-joint-exercise",
        plover: { type: story.type ?? "COOPERATE", mode: null, contexts: [] },
        actors: story.actors.map(party),
        recipients: story.recipients.map(party),
        reciprocal: true,
        time: { value: story.when[1], time: "t1", stated: story.stated ?? "realised" },
        place: story.where
          ? {
              name: story.where[0],
              country: story.where[1],
              admin1: null,
              lat: null,
              lon: null,
              uncertaintyKm: null,
              span: at(story.where[0]),
            }
          : null,
        magnitudes: story.people ? ["q1"] : [],
        class: "report",
        chain: [...story.chain.map((who, i) => (i === 0 ? { attribution: "a1", who } : { who })), { who: "(issuer)" }],
        instrument: story.instrument ?? "military",
        presence: 1,
        tone: 7,
        counted: true,
        why: "reported, with its source named",
      },
    ],
  };
}

/** The release among the texts that tell the same, another way, or of something else. */
export const corpus: readonly Document[] = [
  release,
  told({
    slug: "termez-communique",
    sentences: [
      ["The Ministry of Defense of", "report"],
      ["About 1,500", "report"],
      ["The units will", "report"],
    ],
    chain: [],
    trigger: "joint exercise of the armed forces",
    actors: [["RUS:MIL", "the Russian Federation"]],
    recipients: [["UZB:MIL", "Uzbekistan"]],
    when: ["from 30 July to 10 August 2021", "2021-07-30/2021-08-10"],
    stated: "announced",
    where: ["Termez training ground", "UZB"],
    people: ["About 1,500 servicemen", 1500],
  }),
  told({
    slug: "termez-wire",
    sentences: [
      ["TASHKENT, July 31", "report"],
      ["The exercise at", "report"],
      ["Analysts say", "imputed"],
    ],
    chain: ["Uzbek Ministry of Defense", "Amu Courier"],
    trigger: "joint exercise with the Uzbek army",
    actors: [["RUS:MIL", "Russian troops"]],
    recipients: [["UZB:MIL", "the Uzbek army"]],
    when: ["from July 30 to August 10", "2021-07-30/2021-08-10"],
    stated: "announced",
    where: ["Termez training ground", "UZB"],
    people: ["about 1,500 soldiers", 1500],
  }),
  told({
    slug: "termez-state-agency-after",
    sentences: [
      ["MOSCOW, August 7", "report"],
      ["The exercise was held", "report"],
      ["Russia will do everything", "quoted"],
    ],
    chain: ["Central Military District"],
    trigger: "joint exercise",
    actors: [["RUS:MIL", "Servicemen of Russia"]],
    recipients: [["UZB:MIL", "Uzbekistan"]],
    when: ["from August 2 to 6", "2021-08-02/2021-08-06"],
    where: ["Termez training ground", "UZB"],
    people: ["About 1,500 servicemen", 1500],
  }),
  told({
    slug: "termez-turkish-drill-daily",
    sentences: [
      ["ANKARA, 28 March", "report"],
      ["The exercise opened", "report"],
      ["Retired officers", "imputed"],
    ],
    chain: ["Turkish defence ministry"],
    trigger: "joint exercise",
    actors: [["TUR:MIL", "Turkish and Uzbek soldiers"]],
    recipients: [["UZB:MIL", "Uzbek soldiers"]],
    when: ["22 March and ended on 27 March", "2021-03-22/2021-03-27"],
    where: ["Termez", "UZB"],
  }),
  told({
    slug: "harb-maidon-wire",
    sentences: [
      ["DUSHANBE, Aug 11", "report"],
      ["Some 2,500", "report"],
      ["The Kremlin fears", "imputed"],
    ],
    chain: ["Russian defence ministry"],
    trigger: "wrapped up war games",
    actors: [["RUS:MIL", "Russia, Uzbekistan"]],
    recipients: [["TJK:MIL", "Tajikistan"]],
    when: ["on Tuesday", "2021-08-05/2021-08-10"],
    where: ["Harb-Maidon", "TJK"],
    people: ["Some 2,500 troops", 2500],
  }),
  told({
    slug: "police-base-tajik",
    sentences: [
      ["The lower house", "report"],
      ["China will finance", "report"],
      ["No Chinese soldiers", "report"],
    ],
    chain: ["parliament's press service"],
    trigger: "approved an agreement",
    actors: [["CHN", "China"]],
    recipients: [["TJK:GOV", "the interior ministry"]],
    when: ["on Wednesday", "2021-10-27"],
    type: "AGREE",
    instrument: "economic",
    where: ["Gorno-Badakhshan", "TJK"],
  }),
];
