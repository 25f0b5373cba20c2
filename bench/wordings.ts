/**
 * One act in many wordings: whether who does it to whom is read alike whatever the sentence is built like and however the parties are called. What a
 * reader of rules misses he misses whole wordings at a time, which no corpus of texts shows. By parts, with `--worst N` sentences of the worst.
 */
import type * as Library from "../src/app/library/node.ts";
import type { Reader } from "../src/operations/ascribe.ts";
import { built } from "./built.ts";
import { type Bench, type Row, report } from "./report.ts";
import { fieldRows } from "./wordings/fields.ts";
import { first } from "./wordings/first.ts";
import { nothing, second, third } from "./wordings/second.ts";
import type { Case, Told } from "./wordings/sentences.ts";

interface Found {
  readonly who: boolean;
  /** And the act is of a type that it may have. */
  readonly what: boolean;
}

function find(reader: Reader, { text, told }: Case): Found[] {
  const events = reader.read({ text, published: "2023-05-10" }).events.filter(({ counted }) => counted);
  return told.map((one) => {
    const fitting = events.filter((event) => joins(event, one));
    return { who: fitting.length > 0, what: fitting.some(({ plover: { type } }) => type !== null && one.types.includes(type)) };
  });
}

type Event = ReturnType<Reader["read"]>["events"][number];

function joins({ actors, recipients, reciprocal }: Event, { actor, recipient, both }: Told): boolean {
  const all = [...actors, ...recipients];
  const has = (parties: Event["actors"], code: string): boolean => parties.some((party) => party.code?.startsWith(code));
  return has(both ? all : actors, actor) && has(both || reciprocal ? all : recipients, recipient);
}

class Tally {
  readonly parts = new Map<string, { read: number; of: number; missed: string[] }>();
  read = 0;
  typed = 0;
  of = 0;

  constructor(reader: Reader, cases: Iterable<Case>) {
    for (const one of cases)
      for (const { who, what } of find(reader, one)) {
        this.of++;
        if (who) this.read++;
        if (what) this.typed++;
        for (const part of one.parts) this.#count(part, who, one.text);
      }
  }

  #count(part: string, isRead: boolean, text: string): void {
    const count = this.parts.get(part) ?? { read: 0, of: 0, missed: [] };
    this.parts.set(part, count);
    count.of++;
    if (isRead) count.read++;
    else count.missed.push(text);
  }

  get worst() {
    return [...this.parts].sort(([, a], [, b]) => a.read / a.of - b.read / b.of).slice(0, SHOWN);
  }

  row(measure: string, value = this.read): Row {
    return { measure, value: (100 * value) / this.of, unit: "%", note: `${this.of} sentences` };
  }

  worstRows(): Row[] {
    return this.worst.map(([part, count]) => ({
      measure: `the same, ${part}`,
      value: (100 * count.read) / count.of,
      unit: "%",
      note: `${count.of} sentences; one of the ${SHOWN} worst parts`,
    }));
  }
}

const SHOWN = 8;

export const bench: Bench = {
  name: "wordings",
  summary:
    "one act in many wordings: who did it to whom, by how the sentence is built and the parties are called; --worst N shows sentences",
  run: async (args) => {
    const { openEngine } = await built<typeof Library>("src/app/library/node.ts");
    const reader = await openEngine({ mode: "accurate" });
    const fields = fieldRows(reader);
    const [one, two, three, none] = [first(), second(), third(), nothing()].map((cases) => new Tally(reader, cases));
    report(
      [
        one.row("acts read with doer and sufferer, all wordings"),
        ...one.worstRows(),
        two.row("acts read with doer and sufferer, second set"),
        two.row("acts read with doer, sufferer and type, second set", two.typed),
        ...two.worstRows(),
        three.row("acts read with doer and sufferer, third set (running prose)"),
        three.row("acts read with doer, sufferer and type, third set", three.typed),
        none.row("acts read where a sentence tells none, second set"),
        ...fields.map(({ row }) => row),
      ],
      args,
    );
    const shown = args.includes("--worst") ? Number(args[args.indexOf("--worst") + 1]) : 0;
    for (const tally of [one, two, three])
      for (const [part, { missed }] of tally.worst)
        for (const text of missed.slice(0, shown)) console.log(`${part}\t${text.replaceAll("\n", "\\n")}`);
    for (const { row, missed } of fields) for (const text of missed.slice(0, shown)) console.log(`${row.measure}\t${text}`);
  },
};
