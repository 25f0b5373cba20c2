/**
 * One act in many wordings: whether who does it to whom is read alike whatever the sentence is built like and however the parties are called. What a
 * reader of rules misses he misses whole wordings at a time, which no corpus of texts shows. By parts, with `--worst N` sentences of the worst.
 */
import type * as Library from "../src/app/library/node.ts";
import type { Reader } from "../src/operations/ascribe.ts";
import { built } from "./built.ts";
import { type Bench, type Row, report } from "./report.ts";
import { fieldRows } from "./wordings-fields.ts";

interface Act {
  readonly infinitive: string;
  readonly past: string;
  readonly participle: string;
  readonly gerund: string;
  /** What follows the verb, with the other party as `@`. */
  readonly rest: string;
}

const act = (infinitive: string, past: string, participle: string, gerund: string, rest: string): Act => ({
  infinitive,
  past,
  participle,
  gerund,
  rest,
});

const regular = (verb: string, rest: string): Act => {
  const stem = verb.replace(/e$/, "");
  return act(verb, `${stem}ed`, `${stem}ed`, `${stem}ing`, rest);
};

const ACTS: readonly Act[] = [
  regular("condemn", "@"),
  regular("criticise", "@"),
  regular("praise", "@"),
  regular("accuse", "@ of espionage"),
  regular("threaten", "@ with war"),
  regular("attack", "@"),
  regular("recall", "its ambassador from @"),
  regular("reject", "an offer from @"),
  regular("suspend", "aid to @"),
  regular("urge", "@ to end the blockade"),
  regular("recognise", "the government of @"),
  regular("impose", "sanctions on @"),
  act("lift", "lifted", "lifted", "lifting", "sanctions on @"),
  act("send", "sent", "sent", "sending", "envoys to @"),
  act("give", "gave", "given", "giving", "@ 40 ambulances"),
  act("sell", "sold", "sold", "selling", "missiles to @"),
  act("sign", "signed", "signed", "signing", "an agreement with @"),
  act("hold", "held", "held", "holding", "talks with @"),
  act("cut", "cut", "cut", "cutting", "ties with @"),
  act("open", "opened", "opened", "opening", "fire on @"),
];

/** How a power may be called; `$` is its name, `&` its adjective, `!` its capital. */
const CALLED: readonly string[] = [
  "$",
  "!",
  "the & government",
  "$'s foreign ministry",
  "the foreign ministry in !",
  "the government of $",
  "the & president",
  "& President Luis Amado",
  "President Luis Amado of $",
  "Luis Amado, the & president,",
  "$'s parliament",
  "the & authorities",
  "authorities in $",
  "the & side",
  "$, a member of the bloc,",
  "neighbouring $",
];

const capital = (text: string): string => text[0].toUpperCase() + text.slice(1);
const bare = (party: string): string => party.replace(/,$/, "");

type Wording = (actor: string, act: Act, rest: string) => string;

/** Sentences that tell the act as done. */
const WORDINGS: Readonly<Record<string, Wording>> = {
  plain: (a, { past }, rest) => `${capital(a)} ${past} ${rest}.`,
  "behind a day": (a, { past }, rest) => `On Monday, ${a} ${past} ${rest}.`,
  "around a day": (a, { past }, rest) => `${capital(a)} on Monday ${past} ${rest}.`,
  "behind an opening": (a, { past }, rest) => `In response, ${a} ${past} ${rest}, the agency reported.`,
  "behind a source": (a, { past }, rest) => `According to a newspaper, ${a} ${past} ${rest}.`,
  "as its own words": (a, { participle }, rest) => `${capital(a)} said on Monday that it had ${participle} ${rest}.`,
  "second of two verbs": (a, { past }, rest) => `${capital(a)} closed three schools in June and ${past} ${rest} in July.`,
  "relative clause": (a, { past }, rest) => `The crisis deepened for ${bare(a)}, which ${past} ${rest} last week.`,
  "clause behind after": (a, { past }, rest) => `The crisis deepened after ${a} ${past} ${rest}.`,
  "clause behind since": (a, { past }, rest) => `Prices have risen since ${a} ${past} ${rest}.`,
  "days after": (a, { past }, rest) => `The vote comes days after ${a} ${past} ${rest}.`,
  "gerund behind by": (a, { gerund }, rest) => `${capital(a)} escalated the crisis on Friday by ${gerund} ${rest}.`,
  "gerund before it": (a, { gerund }, rest) => `After ${gerund} ${rest}, ${a} faced protests at home.`,
  "participle before it": (a, { participle }, rest) => `Having ${participle} ${rest} in May, ${a} faced protests at home.`,
  begun: (a, { gerund }, rest) => `${capital(a)} began ${gerund} ${rest} in March.`,
  aside: (a, { past }, rest) => `${capital(a)}, for its part, ${past} ${rest}.`,
  cleft: (a, { past }, rest) => `It was ${bare(a)} that ${past} ${rest}.`,
};

interface Power {
  readonly code: string;
  readonly name: string;
  readonly people: string;
  readonly seat: string;
}

const DOES: Power = { code: "BRA", name: "Brazil", people: "Brazilian", seat: "Brasilia" };
const BEARS: Power = { code: "KEN", name: "Kenya", people: "Kenyan", seat: "Nairobi" };

const called = (pattern: string, { name, people, seat }: Power): string =>
  pattern.replaceAll("$", name).replaceAll("&", people).replaceAll("!", seat);

interface Told {
  readonly text: string;
  /** By which it is counted. */
  readonly parts: readonly string[];
}

function* tellings(): Generator<Told> {
  for (const one of ACTS)
    for (const pattern of CALLED)
      for (const [wording, write] of Object.entries(WORDINGS))
        yield {
          text: write(called(pattern, DOES), one, one.rest.replace("@", BEARS.name)),
          parts: [`built: ${wording}`, `doer: ${pattern}`, `act: ${one.infinitive}`],
        };
  for (const one of ACTS)
    for (const pattern of CALLED)
      yield {
        text: `${DOES.name} ${one.past} ${one.rest.replace("@", bare(called(pattern, BEARS)))}.`,
        parts: [`sufferer: ${pattern}`, `act: ${one.infinitive}`],
      };
}

function isRead(reader: Reader, text: string): boolean {
  return reader.read({ text, published: "2023-05-10" }).events.some(({ actors, recipients, reciprocal, counted }) => {
    const bears = reciprocal ? [...actors, ...recipients] : recipients;
    const has = (parties: typeof actors, power: Power): boolean => parties.some(({ code }) => code?.startsWith(power.code));
    return counted && has(actors, DOES) && has(bears, BEARS);
  });
}

const SHOWN = 8;

export const bench: Bench = {
  name: "wordings",
  summary:
    "one act in many wordings: who did it to whom, by how the sentence is built and the parties are called; --worst N shows sentences",
  run: async (args) => {
    const { openEngine } = await built<typeof Library>("src/app/library/node.ts");
    const reader = await openEngine({ mode: "accurate" });
    const counts = new Map<string, { read: number; of: number; missed: string[] }>();
    let [read, of] = [0, 0];
    for (const { text, parts } of tellings()) {
      const isRight = isRead(reader, text);
      of++;
      if (isRight) read++;
      for (const part of parts) {
        const count = counts.get(part) ?? { read: 0, of: 0, missed: [] };
        counts.set(part, count);
        count.of++;
        if (isRight) count.read++;
        else count.missed.push(text);
      }
    }
    const worst = [...counts].sort(([, a], [, b]) => a.read / a.of - b.read / b.of).slice(0, SHOWN);
    const rows: Row[] = [
      { measure: "acts read with doer and sufferer, all wordings", value: (100 * read) / of, unit: "%", note: `${of} sentences` },
      ...worst.map(([part, count]) => ({
        measure: `the same, ${part}`,
        value: (100 * count.read) / count.of,
        unit: "%",
        note: `${count.of} sentences; one of the ${SHOWN} worst parts`,
      })),
    ];
    const fields = fieldRows(reader);
    report([...rows, ...fields.map(({ row }) => row)], args);
    const shown = args.includes("--worst") ? Number(args[args.indexOf("--worst") + 1]) : 0;
    for (const [part, { missed }] of worst) for (const text of missed.slice(0, shown)) console.log(`${part}\t${text}`);
    for (const { row, missed } of fields) for (const text of missed.slice(0, shown)) console.log(`${row.measure}\t${text}`);
  },
};
