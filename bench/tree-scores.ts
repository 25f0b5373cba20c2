/** Scores of trees by the rules of the CoNLL 2018 shared task (Zeman et al. 2018): words aligned by their characters. */
import type { GoldSentence } from "../src/document/conllu.ts";
import type { Parsed } from "../src/document/stages.ts";

/** A word as either side has it: the characters it covers, white space not counted, and what is said of it. */
interface Word {
  readonly start: number;
  readonly end: number;
  /** Whether it shares its characters with other words, as in gold "don't" = "do" + "n't". */
  readonly shared: boolean;
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly head: number;
  readonly deprel: string;
}

interface Side {
  readonly words: readonly Word[];
  /** "start:end" of each sentence. */
  readonly sentences: ReadonlySet<string>;
}

/** F1 in percent. */
export interface TreeScores {
  readonly words: number;
  readonly sentences: number;
  readonly upos: number;
  readonly xpos: number;
  readonly lemma: number;
  readonly uas: number;
  readonly las: number;
}

export interface Scored {
  readonly scores: TreeScores;
  /** F1 of each relation: same head, same relation; and how often the gold has it. */
  readonly relations: Readonly<Record<string, { readonly f1: number; readonly gold: number }>>;
}

export function scoreTrees(gold: readonly GoldSentence[], system: Parsed): Scored {
  const a = goldSide(gold);
  const b = systemSide(system);
  const pairs = align(a.words, b.words);
  const partner = new Map(pairs.map(([g, s]) => [s, g]));
  const f1 = (right: number, gold: number, system: number): number => (gold + system === 0 ? 0 : (200 * right) / (gold + system));
  const words = (right: (g: Word, s: Word) => boolean): number =>
    f1(pairs.filter(([g, s]) => right(a.words[g], b.words[s])).length, a.words.length, b.words.length);
  const sameHead = (g: Word, s: Word): boolean => (s.head < 0 ? g.head < 0 : partner.get(s.head) === g.head);
  const sameArc = (g: Word, s: Word): boolean => sameHead(g, s) && coarse(g.deprel) === coarse(s.deprel);
  const scores = {
    words: f1(pairs.length, a.words.length, b.words.length),
    sentences: f1([...b.sentences].filter((s) => a.sentences.has(s)).length, a.sentences.size, b.sentences.size),
    upos: words((g, s) => g.upos === s.upos),
    xpos: words((g, s) => g.xpos === s.xpos),
    lemma: words((g, s) => g.lemma === "_" || g.lemma === s.lemma),
    uas: words(sameHead),
    las: words(sameArc),
  };
  const tally = new Map<string, [number, number, number]>();
  const count = (relation: string, place: 0 | 1 | 2): void => {
    const row = tally.get(relation) ?? [0, 0, 0];
    tally.set(relation, row);
    row[place]++;
  };
  for (const { deprel } of a.words) count(coarse(deprel), 0);
  for (const { deprel } of b.words) count(coarse(deprel), 1);
  for (const [g, s] of pairs) if (sameArc(a.words[g], b.words[s])) count(coarse(a.words[g].deprel), 2);
  const relations = Object.fromEntries(
    [...tally].sort((x, y) => y[1][0] - x[1][0]).map(([relation, [g, s, right]]) => [relation, { f1: f1(right, g, s), gold: g }]),
  );
  return { scores, relations };
}

/** The text a gold file stands for, a blank line between paragraphs, as the shared task's raw files had it. */
export function rawText(gold: readonly GoldSentence[]): string {
  let text = "";
  for (const { surface, opensParagraph } of gold) {
    if (opensParagraph && text !== "") text = `${text.trimEnd()}\n\n`;
    for (const { form, spaceAfter } of surface) text += form + (spaceAfter ? " " : "");
  }
  return text;
}

const coarse = (deprel: string): string => deprel.split(":")[0];
const bare = (text: string): string => text.replace(/\s+/g, "");

function goldSide(sentences: readonly GoldSentence[]): Side {
  const words: Word[] = [];
  const spans = new Set<string>();
  let at = 0;
  for (const sentence of sentences) {
    const base = words.length;
    const start = at;
    for (const { form, from, to } of sentence.surface) {
      const end = at + bare(form).length;
      for (const word of sentence.words.slice(from, to)) {
        words.push({ ...word, start: at, end, shared: to - from > 1, head: word.head < 0 ? -1 : base + word.head });
      }
      at = end;
    }
    spans.add(`${start}:${at}`);
  }
  return { words, sentences: spans };
}

function systemSide(doc: Parsed): Side {
  const spaces = new Int32Array(doc.text.length + 1);
  for (let i = 0; i < doc.text.length; i++) spaces[i + 1] = spaces[i] + (/\s/.test(doc.text[i]) ? 1 : 0);
  const place = (offset: number): number => offset - spaces[offset];
  const words = doc.tokens.map((token) => ({
    ...token,
    form: doc.text.slice(token.start, token.end),
    start: place(token.start),
    end: place(token.end),
    shared: false,
  }));
  return { words, sentences: new Set(doc.sentences.map(({ start, end }) => `${place(start)}:${place(end)}`)) };
}

/** Pairs of gold and system word: same characters, or, where gold words share theirs, the longest common run of forms. */
function align(gold: readonly Word[], system: readonly Word[]): [number, number][] {
  const pairs: [number, number][] = [];
  let g = 0;
  let s = 0;
  while (g < gold.length && s < system.length) {
    if (gold[g].shared || (s < system.length && system[s].shared)) {
      let end = Math.max(gold[g].end, system[s].start <= gold[g].start ? system[s].end : gold[g].end);
      let gEnd = g;
      let sEnd = s;
      for (let moved = true; moved; ) {
        moved = false;
        while (gEnd < gold.length && gold[gEnd].start < end) {
          end = Math.max(end, gold[gEnd++].end);
          moved = true;
        }
        while (sEnd < system.length && system[sEnd].start < end) {
          end = Math.max(end, system[sEnd++].end);
          moved = true;
        }
      }
      for (const [i, j] of commonForms(gold.slice(g, gEnd), system.slice(s, sEnd))) pairs.push([g + i, s + j]);
      g = gEnd;
      s = sEnd;
    } else if (gold[g].start === system[s].start && gold[g].end === system[s].end) {
      pairs.push([g++, s++]);
    } else if (gold[g].start <= system[s].start) g++;
    else s++;
  }
  return pairs;
}

function commonForms(gold: readonly Word[], system: readonly Word[]): [number, number][] {
  const same = (i: number, j: number): boolean => gold[i].form.toLowerCase() === system[j].form.toLowerCase();
  const best: number[][] = Array.from({ length: gold.length + 1 }, () => new Array<number>(system.length + 1).fill(0));
  for (let i = gold.length - 1; i >= 0; i--) {
    for (let j = system.length - 1; j >= 0; j--) {
      best[i][j] = same(i, j) ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < gold.length && j < system.length; ) {
    if (same(i, j)) pairs.push([i++, j++]);
    else if (best[i + 1][j] >= best[i][j + 1]) i++;
    else j++;
  }
  return pairs;
}
