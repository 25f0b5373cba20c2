/**
 * The other fields of one act in many wordings: when, where, how large, how firmly it is told and who says so. For each field ways to say it, each in
 * several frames, with what an expert would write down.
 */
import { boundsOf, isoDay } from "../../src/base/calendar.ts";
import type { Event } from "../../src/document/schema.ts";
import type { Reader } from "../../src/operations/ascribe.ts";
import type { Row } from "../report.ts";

/** A Wednesday. */
const PUBLISHED = "2023-05-10";

interface Case {
  readonly text: string;
  /** Words of the act. */
  readonly act: RegExp;
  readonly isRight: (event: Event, sizes: readonly (number | null)[]) => boolean;
}

const capital = (text: string): string => text[0].toUpperCase() + text.slice(1);

function* inFrames(ways: readonly string[], frames: readonly string[]): Generator<readonly [string, string]> {
  for (const way of ways) for (const frame of frames) yield [way, capital(frame.replace("$", way))];
}

/** First and last day; one where they are the same. */
const TIMES: Readonly<Record<string, readonly string[]>> = {
  "05-08": ["on Monday", "late on Monday", "before dawn on Monday", "two days ago", "on Monday, May 8", "at 5 a.m. on Monday"],
  "05-04": ["on 4 May", "on May 4, 2023", "on the 4th of May", "on the morning of May 4", "on Thursday of last week"],
  "05-01/05-07": ["last week"],
  "04-01/04-30": ["last month", "in the course of April"],
  "2022-04-01/2022-04-30": ["in April of last year", "in April 2022"],
  "2019-01-01/2019-12-31": ["in 2019"],
  "05-03/05-07": ["from 3 to 7 May", "between 3 and 7 May"],
  "05-06/05-07": ["over the weekend", "at the weekend"],
  "01-01/03-31": ["in the first quarter"],
  "05-09/05-10": ["in the past 24 hours"],
};

const TIME_FRAMES = [
  "Kenya expelled the Brazilian ambassador $.",
  "$, Kenya expelled the Brazilian ambassador.",
  "Kenya expelled the Brazilian ambassador $, officials said on Wednesday.",
  "The ministry said on Wednesday that Kenya had expelled the Brazilian ambassador $.",
  "Kenya expelled the Brazilian ambassador $ and Chile closed its embassy in Sudan on Wednesday.",
  "Kenya, which expelled the Brazilian ambassador $, held talks with Uganda on Wednesday.",
  "Peru recalled its ambassador from Kenya on Wednesday after Kenya expelled the Brazilian ambassador $.",
  "Peru on Wednesday condemned Kenya's expulsion of the Brazilian ambassador $.",
  "GENEVA, May 10 (Agency) — Kenya expelled the Brazilian ambassador $, a step its neighbours had long feared.",
];

const dayIn = (day: string): string => (day.length > 5 ? day : `2023-${day}`);

function* whens(): Generator<Case> {
  for (const [days, ways] of Object.entries(TIMES))
    for (const [, text] of inFrames(ways, TIME_FRAMES))
      yield {
        text,
        act: /expelled|expulsion/,
        isRight: ({ time }) => {
          const { first, last } = boundsOf(time.value ?? "");
          const [from, to = from] = days.split("/").map(dayIn);
          return first !== null && last !== null && isoDay(first) === from && isoDay(last) === to;
        },
      };
}

const PLACES: Readonly<Record<string, readonly string[]>> = {
  Gao: [
    "in Gao",
    "near Gao",
    "in the northern town of Gao",
    "20 km north of Gao",
    "on the outskirts of Gao",
    "at the airport in Gao",
  ],
  Mali: ["in northern Mali", "in the north of Mali", "in Mali's north", "on Malian soil"],
  "Addis Ababa": [
    "at a hotel in Addis Ababa",
    "in the capital, Addis Ababa",
    "at the African Union's headquarters in Addis Ababa",
  ],
  Khartoum: ["in the centre of Khartoum", "in the streets of Khartoum"],
  Yemen: ["off the coast of Yemen", "off the Yemeni coast"],
  "Red Sea": ["in the Red Sea"],
  Donetsk: ["in Ukraine's Donetsk region"],
};

const PLACE_FRAMES = [
  "French troops attacked a militia $.",
  "French troops attacked a militia $ on Monday.",
  "On Monday, French troops attacked a militia $, a spokesman in Lima said.",
  "$, French troops attacked a militia.",
  "The minister said in Lima that French troops had attacked a militia $.",
  "A militia was attacked by French troops $.",
  "French troops attacked a militia $ and Peru opened an embassy in Accra.",
  "Peru's foreign minister, speaking in Lima, criticised an attack by French troops on a militia $.",
  "LIMA, May 10 (Agency) — French troops attacked a militia $, an official said.",
];

function* wheres(): Generator<Case> {
  for (const [name, ways] of Object.entries(PLACES))
    for (const [way, text] of inFrames(ways, PLACE_FRAMES))
      yield {
        text,
        act: /attack(?:ed)?\b/,
        isRight: ({ place }) =>
          place !== null && (place.name.includes(name) || way.includes(text.slice(place.span?.start, place.span?.end))),
      };
}

const SIZES: Readonly<Record<string, number | null>> = {
  "20": 20,
  twenty: 20,
  "at least 20": 20,
  "up to 20": 20,
  "as many as 20": 20,
  "no fewer than 20": 20,
  "more than 1,200": 1200,
  "1 200": 1200,
  "a dozen": 12,
  "dozens of": null,
  "between 20 and 30": null,
  "20 to 30": null,
  "an estimated 20": 20,
  "another 20": 20,
  "one hundred and fifty": 150,
};

const SIZE_FRAMES = [
  "Germany sent $ soldiers to Niger.",
  "Russian forces killed $ civilians in Kharkiv.",
  "Russia shelled Kharkiv on Monday, killing $ people.",
  "Germany gave Ukraine $ Leopard tanks.",
  "Russia shelled Kharkiv. $ people were killed.",
  "Poland said on Monday that it had sent $ soldiers to Niger.",
];

function* sizes(): Generator<Case> {
  for (const [way, size] of Object.entries(SIZES))
    for (const [, text] of inFrames([way], SIZE_FRAMES))
      yield { text, act: /sent|killed|shelled|gave/, isRight: (_, found) => found.length === 1 && found[0] === size };
}

/** `$` is the act, `#` its infinitive, `~` its participle, `%` its gerund. */
const FIRMNESS: Readonly<Record<string, readonly string[]>> = {
  happened: [
    "A $.",
    "A managed to #.",
    "A did not hesitate to #.",
    "Peru closed its border after A $.",
    "A went on to #.",
    "A ended up %.",
  ],
  denied: [
    "A did not #.",
    "A has not yet ~.",
    "A has yet to #.",
    "A failed to #.",
    "A stopped short of %.",
    "A came close to %.",
    "A refrained from %.",
  ],
  "denied ": [
    "Peru denies that A $.",
    "Chile says Peru denies that A $.",
    "A denied having ~.",
    "Reports that A $ are false.",
    "A held talks with Peru without %.",
  ],
  planned: ["A will #.", "A is about to #.", "A is poised to #.", "A is on the verge of %.", "A was to have ~ in May."],
  possible: ["A may have ~.", "A ought to #.", "Perhaps A $.", "A appears to have ~.", "There are rumours that A $.", "Did A #?"],
  "possible ": ["Peru asked whether A had ~.", "A discussed whether to #.", "A is believed to have ~."],
  hypothetical: [
    "A would # if Peru closed its border.",
    "Had A ~, Peru would have closed its border.",
    "In the event that A has ~, Peru will close its border.",
  ],
};

const ACTS = [
  ["shelled Kharkiv", "shell Kharkiv", "shelled Kharkiv", "shelling Kharkiv"],
  ["sent troops to Niger", "send troops to Niger", "sent troops to Niger", "sending troops to Niger"],
  [
    "expelled the Brazilian ambassador",
    "expel the Brazilian ambassador",
    "expelled the Brazilian ambassador",
    "expelling the Brazilian ambassador",
  ],
];

function* firmnesses(): Generator<Case> {
  for (const [status, frames] of Object.entries(FIRMNESS))
    for (const frame of frames)
      for (const [past, infinitive, participle, gerund] of ACTS) {
        const told = frame.replace("$", past).replace("#", infinitive).replace("~", participle).replace("%", gerund);
        yield {
          text: told.replace(/\bA\b/, "Ghana"),
          act: /shell|send|sent|expel/,
          isRight: (event) => event.status === status.trim(),
        };
      }
}

/** `$` is who says it; further names of the chain behind a bar. */
const TOLD: readonly string[] = [
  "$ said that Russia had shelled Kharkiv.",
  "Russia shelled Kharkiv, $ said in a statement on Monday.",
  "Russia, according to $, shelled Kharkiv overnight.",
  '"Russia shelled Kharkiv," said $.',
  '"This is a crime. Russia shelled Kharkiv. We will not forget it," $ said.',
  "$ told reporters that Russia had shelled Kharkiv.",
  "$ insisted Russia had shelled Kharkiv.",
  "$ called for calm, saying that Russia had shelled Kharkiv.",
  "Russia shelled Kharkiv. This was reported by $.",
  "Russia shelled Kharkiv, $ told Reuters.|Reuters",
  "In an interview with Reuters, $ said Russia had shelled Kharkiv.|Reuters",
  "The Andina news agency quoted $ as saying that Russia had shelled Kharkiv.|Andina",
  "Russia shelled Kharkiv, the Andina news agency reported, citing $.|Andina",
  "$ said in remarks carried by the Andina news agency that Russia had shelled Kharkiv.|Andina",
  "The mayor told parliament that $ had said that Russia had shelled Kharkiv.|mayor",
  "Russia shelled Kharkiv, according to a report by $ seen by Reuters.|Reuters",
  "The Andina news agency reported, citing the newspaper La Voz, that $ had said that Russia had shelled Kharkiv.|La Voz|Andina",
];

const SPEAKERS = [
  "the governor",
  "Peru's foreign ministry",
  "Interior Minister Pavel Novak",
  "a military spokesman",
  "officials",
];

function* tellers(): Generator<Case> {
  for (const who of SPEAKERS)
    for (const told of TOLD) {
      const [frame, ...others] = told.split("|");
      const chain = [who, ...others];
      yield {
        text: `${capital(frame.replace("$", who))} The market in Lima stayed open.`,
        act: /shelled/,
        isRight: (event) =>
          event.chain.length === chain.length + 1 &&
          chain.every((name, i) => event.chain[i].who.toLowerCase().includes(name.toLowerCase())),
      };
    }
}

const FIELDS: Readonly<Record<string, () => Generator<Case>>> = {
  "when it was": whens,
  "where it was": wheres,
  "how large it was": sizes,
  "how firmly it is told": firmnesses,
  "who says so, the whole chain": tellers,
};

function isRead(reader: Reader, { text, act, isRight }: Case): boolean {
  const { events, quantities } = reader.read({ text, published: PUBLISHED, publisher: "Daily Ledger" });
  const sizesOf = ({ magnitudes }: Event) => quantities.filter(({ id }) => magnitudes.includes(id)).map(({ value }) => value);
  return events.some((event) => act.test(text.slice(event.trigger.start, event.trigger.end)) && isRight(event, sizesOf(event)));
}

/** A row for each field, with the sentences that are read wrongly. */
export function fieldRows(reader: Reader): { readonly row: Row; readonly missed: readonly string[] }[] {
  return Object.entries(FIELDS).map(([field, cases]) => {
    const all = [...cases()];
    const missed = all.filter((one) => !isRead(reader, one)).map(({ text }) => text);
    const value = (100 * (all.length - missed.length)) / all.length;
    return { row: { measure: `one act in many wordings: ${field}`, value, unit: "%", note: `${all.length} sentences` }, missed };
  });
}
