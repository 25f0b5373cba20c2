/**
 * Quotation marks: what stands between them, what kind of quotation it is. Straight, curly, German, French and
 * Qur'anic marks, ASCII ones doubled; nested; speech that runs on over paragraphs. Who speaks is found later.
 */
import { startsUpper } from "../../base/letters.ts";
import type { Quote } from "../../document/schema.ts";
import type { Block } from "../../document/stages.ts";
import type { QuoteWords } from "./words.ts";

interface Open {
  readonly start: number;
  readonly close: string;
}

type Found = Omit<Quote, "id">;

/** Opening marks, each with what may close it. */
const PAIRS: Readonly<Record<string, string>> = {
  "“": "”",
  "„": "“”",
  "«": "»",
  "»": "«",
  "‹": "›",
  "﴿": "﴾",
  "﴾": "﴿",
  "「": "」",
  "``": "''",
  '"': '"',
};

const MARK = /``|''|["“”„«»‹›﴿﴾「」]|(?<![\p{L}\p{N}])['‘](?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.,!?…])['’](?![\p{L}\p{N}])/uy;
/** What a mark may begin with: most of a text is passed over by this alone. */
const MAY_BEGIN = /[`'"“”„«»‹›﴿﴾「」‘’]/g;

export type FindQuotes = typeof findQuotes;

/** @param blocks all blocks of the text, other languages' too: scripture is often quoted in its own */
export function findQuotes(text: string, blocks: readonly Block[], words: QuoteWords): Found[] {
  const found: Found[] = [];
  for (const [i, block] of blocks.entries()) {
    const { pairs, unclosed } = pairsIn(text, block);
    // A paragraph that opens a quotation and does not close it hands the speech on to the next, which opens one too.
    if (unclosed !== null && opensWithMark(text, blocks[i + 1])) pairs.push({ start: unclosed, end: block.end });
    // A verse with its reference on the next line needs no marks.
    if (isReference(text, blocks[i + 1], words))
      found.push({ start: block.start, end: block.end, speaker: null, kind: "scripture" });
    else
      for (const { start, end } of pairs) found.push({ start, end, speaker: null, kind: kindOf(text, start, end, block, words) });
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

const opensWithMark = (text: string, block: Block | undefined): boolean =>
  block !== undefined && /^["“„«`*_\s]*["“„«`]/u.test(text.slice(block.start, block.start + 6));

function pairsIn(text: string, block: Block): { pairs: { start: number; end: number }[]; unclosed: number | null } {
  const pairs: { start: number; end: number }[] = [];
  const stack: Open[] = [];
  const inside = text.slice(block.start, block.end);
  MAY_BEGIN.lastIndex = 0;
  for (let next = MAY_BEGIN.exec(inside); next; next = MAY_BEGIN.exec(inside)) {
    const at = block.start + next.index;
    MARK.lastIndex = at;
    const mark = MARK.exec(text)?.[0];
    if (mark === undefined) continue;
    MAY_BEGIN.lastIndex = next.index + mark.length;
    const open = stack.findLastIndex(
      ({ close }) => close === mark || (close.length > 1 && close !== "''" && close.includes(mark)),
    );
    if (open >= 0 && closes(text, at, mark, stack[open])) {
      pairs.push({ start: stack[open].start, end: at + mark.length });
      stack.length = open;
    } else if (mark === "'" || mark === "‘") {
      if (opensHere(text, at, block)) stack.push({ start: at, close: "'’" });
    } else if (PAIRS[mark] !== undefined) stack.push({ start: at, close: PAIRS[mark] });
  }
  const first = stack.find(({ close }) => close !== "'’");
  return { pairs: pairs.filter(({ start, end }) => end - start > 2), unclosed: first?.start ?? null };
}

// A straight mark closes when nothing but the sentence's end follows a word, and opens when a word follows a space.
function closes(text: string, at: number, mark: string, open: Open): boolean {
  if (mark !== '"') return mark !== "'" && mark !== "’" ? true : at > open.start + 1;
  return !(/\s/.test(text[at - 1] ?? " ") && /[\p{L}\p{N}]/u.test(text[at + 1] ?? " "));
}

const opensHere = (text: string, at: number, block: Block): boolean => at === block.start || /[\s([—–-]/.test(text[at - 1]);

function kindOf(text: string, start: number, end: number, block: Block, words: QuoteWords): Quote["kind"] {
  const inside = text.slice(start, end).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  if (isScripture(text, start, end, block, words)) return "scripture";
  const before = text.slice(Math.max(block.start, start - 40), start).toLowerCase();
  const count = inside.split(/\s+/).length;
  const lastWord = /(\p{L}[\p{L}-]*)[^\p{L}]*$/u.exec(before)?.[1] ?? "";
  if (words.disowning.has(lastWord)) return "scare";
  if (words.works.has(lastWord) && startsUpper(inside)) return "title";
  if (isTitled(inside, count)) return words.saying.has(lastWord) ? "speech" : "title";
  const sentence = /[.!?,…]["”»'’]*$/u.test(text.slice(start, end)) || startsUpper(inside);
  if (count <= 3 && !sentence && !nearSaying(text, start, end, block, words)) return "scare";
  return "speech";
}

// "The Long War" has its capitals; speech has function words and verbs in small letters.
function isTitled(inside: string, count: number): boolean {
  if (count < 2 || count > 9 || /[.!?,;]/.test(inside)) return false;
  const capitals = inside.split(/\s+/).filter((word) => startsUpper(word)).length;
  return capitals === count || (capitals >= 3 && capitals >= count - 2);
}

function nearSaying(text: string, start: number, end: number, block: Block, words: QuoteWords): boolean {
  const around = `${text.slice(Math.max(block.start, start - 30), start)} ${text.slice(end, Math.min(block.end, end + 30))}`;
  return (around.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => words.saying.has(word));
}

const CITATION =
  /^[\s"”»'’*_.﴾]*[[({]?\s*(?<book>(?:\d\s?)?\p{L}[\p{L}.'’ -]{0,30}?)?[\s,:]*\d{1,3}\s?:\s?\d{1,3}(?:\s?[-–,]\s?\d{1,3})*\s*[\])}]?/u;

/** "[TMQ An-Nisa: 141]": by chapter and verse where the chapter has a name and no number. */
const CHAPTER = /^[\s"”»'’*_.﴾]*[[({](?<book>[\p{L}'’ -]{2,40}?)[\s,:]+\d{1,3}(?:\s?[-–,]\s?\d{1,3})*\s*[\])}]/u;

/** A line that holds nothing but book, chapter and verse: "(Quran 5:2)", "— Matthew 25:35". */
function isReference(text: string, block: Block | undefined, words: QuoteWords): boolean {
  if (!block || block.end - block.start > 60) return false;
  const line = text.slice(block.start, block.end).replace(/^[\s—–-]+|[\s.]+$/gu, "");
  const cited = CITATION.exec(line);
  if (cited !== null && cited[0].length === line.length && isBook(cited.groups?.book, words)) return true;
  const chapter = CHAPTER.exec(line);
  return chapter !== null && chapter[0].length === line.length && isChapter(chapter.groups?.book, words);
}

const isBook = (name: string | undefined, { books }: QuoteWords): boolean => {
  const book = (name ?? "")
    .toLowerCase()
    .replace(/[^\p{L} -]/gu, "")
    .trim();
  return books.has(book) || books.has(book.split(/[ -]/).at(-1) ?? "");
};

/** "An-Nisa": a book whose name has its article, as no other name of that sound does. */
function isChapter(name: string | undefined, words: QuoteWords): boolean {
  const article = /(\p{L}+)-[^ ]+$/u.exec(name ?? "")?.[1].toLowerCase() ?? "";
  return words.bookArticles.has(article) && isBook(name, words);
}

/** Scripture by its form, of whatever faith: Qur'anic brackets, or a citation by book, chapter and verse right after. */
function isScripture(text: string, start: number, end: number, block: Block, words: QuoteWords): boolean {
  if ("﴿﴾".includes(text[start])) return true;
  const behind = text.slice(end, end + 60);
  const chapter = CHAPTER.exec(behind)?.groups?.book;
  // `"…" (Psalm 127)`.
  if (isChapter(chapter, words) || words.books.has(chapter?.trim().toLowerCase() ?? "")) return true;
  const after = CITATION.exec(behind);
  if (after) {
    const bracketed = /[[({]/.test(after[0]);
    const book = after.groups?.book;
    if (isBook(book, words) || (bracketed && (book ?? "").trim().length <= 5)) return true;
  }
  const before = text.slice(Math.max(block.start, start - 60), start).toLowerCase();
  const cited = /([\p{L}]+)[\s,.]*\d{1,3}\s?:\s?\d{1,3}[^\p{L}]*$/u.exec(before);
  return (
    (cited !== null && words.books.has(cited[1])) || isBehindSeer(text.slice(Math.max(block.start, start - 90), start), words)
  );
}

/** `It is written: "…"`, `The prophet Amos sat in judgment for us: "…"`, and not "the Gospel Radio News reported:". */
function isBehindSeer(before: string, { seers }: QuoteWords): boolean {
  const clause = /[^.!?]*:\s*$/u.exec(before)?.[0] ?? "";
  const plain = clause.toLowerCase();
  return seers.some((phrase) => {
    const at = plain.indexOf(phrase);
    return at >= 0 && !/^\p{L}|^ \p{Lu}\p{L}+ \p{Lu}/u.test(clause.slice(at + phrase.length));
  });
}
