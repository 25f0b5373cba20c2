/**
 * Words before a number that tell how exactly it is meant ("at least", "more than", "between 20 and"). Read with the sentence they are taken for
 * prepositions and what is counted for no object, so the parser does not see them, and they hang from the number.
 */
import type { TaggedToken } from "../../document/stages.ts";

export interface ExactnessWords {
  /** In small letters. Those of one word may as well be prepositions, and are seen. */
  readonly approximations: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  /** In words: "a dozen". */
  readonly numbers: ReadonlySet<string>;
  readonly between: ReadonlySet<string>;
  /** What joins the ends of a range behind "between", and without it. */
  readonly and: string;
  readonly to: string;
  /** Opens a change from one number to another. */
  readonly from: string;
  /** Whether a number is of days. */
  readonly dates: ReadonlySet<string>;
}

type Tokens = readonly Pick<TaggedToken, "form" | "upos">[];

/** How many tokens behind `at` tell only how exactly the number behind them is meant. */
export type CountInexact = (tokens: Tokens, at: number, end: number) => number;

const LONGEST = 3;

export const newExactness = ({
  approximations,
  articles,
  numbers,
  between,
  and,
  to,
  from,
  dates,
}: ExactnessWords): CountInexact => {
  const openings = new Set([...approximations].filter((form) => form.includes(" ")).map((form) => form.split(" ")[0]));
  return (tokens, at, end) => {
    const formOf = (i: number): string => tokens[i]?.form.toLowerCase() ?? "";
    /** Behind the figures, with what they are money of before them. */
    const endOf = (from: number): number => {
      let last = from;
      while (last < end && /^(?:NUM|SYM)$/.test(tokens[last].upos)) last++;
      return last > from && tokens[last - 1].upos === "NUM" ? last : from;
    };
    const opening = formOf(at);
    const isBetween = between.has(opening);
    // "between 20 and 30 soldiers", "$2 million to $3 million", but not "between 3 and 7 May"
    if (isBetween || /^(?:NUM|SYM)$/.test(tokens[at].upos)) {
      const first = isBetween ? at + 1 : at;
      const joint = endOf(first);
      const last = endOf(joint + 1);
      const isRange = joint > first && last > joint + 1 && formOf(joint) === (isBetween ? and : to);
      if (!isRange || (!isBetween && formOf(at - 1) === from)) return 0;
      const isCounted = last < end && /^(?:NOUN|PROPN|ADJ)$/.test(tokens[last].upos) && !dates.has(formOf(last));
      return isCounted || tokens[joint + 1].upos === "SYM" ? joint + 1 - at : 0;
    }
    if (!openings.has(opening)) return 0;
    let words = opening;
    for (let size = 2; size <= LONGEST && at + size < end; size++) {
      words += ` ${formOf(at + size - 1)}`;
      const isOfNumber = endOf(at + size) > at + size || (articles.has(formOf(at + size)) && numbers.has(formOf(at + size + 1)));
      if (approximations.has(words) && isOfNumber) return size;
    }
    return 0;
  };
};
