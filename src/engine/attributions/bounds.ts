/** Where what is told must end, whatever the tree or the tagger says. */
import { type Draft, meets, type Run, type Scene, tidy } from "./draft.ts";

/** What is told within a quotation does not run on past its marks: `"I have decided to stay," she wrote`. */
export function inOwnQuote({ tokens, quoteAt, quotes }: Scene, draft: Draft): Draft[] {
  const quote = quotes[quoteAt[draft.head]];
  if (!quote || draft.by === "relay") return [draft];
  const first = quote.from + 1;
  const last = quote.closed ? quote.to - 1 : quote.to;
  const clipped = (run: Run): Run[] => {
    const from = Math.max(run.from, first);
    const to = Math.min(run.to, last);
    if (from === run.from && to === run.to) return [run];
    const left = from < to ? tidy(tokens, { from, to }) : null;
    return left ? [left] : [];
  };
  const content = draft.content.flatMap(clipped);
  const source = draft.source.flatMap(clipped);
  return content.length > 0 && (source.length > 0 || draft.source.length === 0) ? [{ ...draft, source, content }] : [];
}

/** "He claimed vast wealth and said it made him free": what he claimed ends before what he does next. */
export function beforeNext({ tokens }: Scene, draft: Draft, drafts: readonly Draft[]): Draft {
  const ends = drafts.flatMap(({ source, cue, head }) => {
    const [{ from }] = cue;
    const same = head > draft.head && source.length > 0 && meets(source, draft.source) && !meets(source, draft.content);
    return same && tokens[from - 1]?.upos === "CCONJ" ? [from - 1] : [];
  });
  if (ends.length === 0) return draft;
  const content = draft.content.flatMap((run) => {
    const end = ends.find((at) => run.from < at && at < run.to);
    const left = end === undefined ? run : tidy(tokens, { from: run.from, to: end });
    return left ? [left] : [];
  });
  return content.length > 0 ? { ...draft, content } : draft;
}

/** "opposes the bases, especially in the north, after the withdrawal": what an aside narrows goes on to where the rules end it. */
export function withAside({ tokens, words, arcs }: Scene, draft: Draft, rule: Draft | undefined): Draft {
  const last = draft.content.at(-1);
  if (!last || !rule || tokens[last.to]?.form !== "," || !words.narrowing.has(arcs.lemma[last.to + 1] ?? "")) return draft;
  const whole = rule.content.find(({ from, to }) => from <= last.from && to > last.to);
  if (!whole || meets([whole], [...draft.source, ...draft.cue])) return draft;
  return { ...draft, content: [...draft.content.slice(0, -1), { from: last.from, to: whole.to }] };
}
