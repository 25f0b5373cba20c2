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
  // "France, he noted, had four thousand men and found no bandit" goes on about France.
  const parted = draft.content.length > 1 && draft.content[0].to <= draft.cue[0].from;
  if (ends.length === 0 || parted) return draft;
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

/** `Azerbaijan promises that …. "We heard that," says Anahit`: a quotation's speaker did not say what others tell in the sentences before it. */
export function besideOthers(
  { tokens, quotes, quoteAt, sentences, sentenceAt }: Scene,
  draft: Draft,
  drafts: readonly Draft[],
): Draft {
  const [{ from: at }] = draft.cue;
  const { from: start } = sentences[sentenceAt[at]];
  const quote = quotes.findLast(({ from, to }) => to <= at && from >= start && to - from > 3);
  if (!quote || draft.by === "transcript") return draft;
  const tells = (other: Draft, run: Run): boolean =>
    other.head !== draft.head &&
    other.head >= run.from &&
    other.head < start &&
    quoteAt[other.head] < 0 &&
    other.source.length > 0;
  const content = draft.content.map((run) =>
    run.from < start && run.to > start && drafts.some((other) => tells(other, run))
      ? (tidy(tokens, { from: quote.from, to: run.to }) ?? run)
      : run,
  );
  return { ...draft, content };
}
