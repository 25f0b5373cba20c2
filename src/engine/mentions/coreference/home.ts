/** Whose a text is: what it means by "the government" when it names none. */
import type { Parsed } from "../../../document/stages.ts";
import { sectorOf, stateUnder } from "../../../inventory/actors.ts";
import type { Publisher } from "../names/publisher.ts";
import { type Item, statesOf, type Words } from "./item.ts";

/** Whose government a text means that says only "the government": its issuer's, or that of the place it is dated from. */
export interface Home {
  readonly issuer: string | null;
  readonly dateline: string | null;
  /** Whose statement it is: its issuer's, or that of the place in its head; a dispatch is nobody's. */
  readonly own: string | null;
  /** The office that puts the text out, where its name says whose it is. */
  readonly office: string | null;
  /** Words of the publisher's name: "the Commission" in its own release is itself. */
  readonly words: ReadonlySet<string>;
  /** Where a paper is at home, by its name; asked last. */
  readonly press: string | null;
  /** The movement that puts the text out, which no inventory knows: whoever rules its land is its enemy. */
  readonly movement: string | null;
}

const NONE: ReadonlySet<string> = new Set();

/** Whether a word is one of the office's own that puts the text out: "the Commission", in its own release. */
export const isOwnName = ({ office, words }: Home, { form }: { readonly form: string }): boolean =>
  office !== null && words.has(form.toLowerCase());

// What is headed as a statement is one, wherever it is dated from.
const OWN: ReadonlySet<string> = new Set(["statement", "press release"]);

// A statement says where and when it was made in its first lines, in a few words.
const DATED_BY = 4;

export function homeOf(
  { blocks, meta, tokens, sentences }: Parsed,
  items: readonly Item[],
  words: Words,
  publisher: Publisher | null,
  unknown: string | null = null,
): Home {
  const known = publisher?.actor ?? null;
  const movement = unknown ?? (known !== null && /^(?:REB|UAF|PRM)/.test(sectorOf(known)) ? known : null);
  const { actor = null, span = null } = meta.issuer ?? {};
  const inName = ({ from, to }: Item) => span !== null && span.start <= tokens[from].start && tokens[to - 1].end <= span.end;
  const named = actor ?? items.find((item) => item.actor !== null && inName(item))?.actor ?? null;
  // A dispatch of an agency is no statement of its state.
  const code = sectorOf(named ?? "").startsWith("JRN") ? null : named;
  const datelines = blocks.filter(({ kind }) => kind === "dateline");
  // "Tirana, 7 September 2022" heads a statement as a dateline does a dispatch.
  const heads = sentences.filter(({ from, to }, i) => i < DATED_BY && to - from <= DATED_BY * 2);
  const dated = items.filter(
    ({ from, to, kind }) =>
      kind === "place" &&
      (datelines.some(({ start, end }) => start <= tokens[from].start && tokens[to - 1].end <= end) ||
        heads.some((sentence) => sentence.from === from && to <= sentence.to)),
  );
  const lands = statesOf(dated);
  const [land] = lands;
  const office = publisher?.office ?? movement;
  const signed =
    movement === null ? (stateUnder(code ?? "") ?? signedBy(tokens, items, words) ?? stateUnder(office ?? "")) : null;
  const isAbroad = publisher?.agency === true && publisher.press !== land;
  const dateline = lands.size === 1 && !isAbroad ? land : (publisher?.seat ?? null);
  return {
    issuer: signed,
    dateline,
    own: signed ?? (datelines.length === 0 || OWN.has(meta.genre ?? "") ? dateline : null),
    office: movement ?? office ?? code,
    words: publisher?.words ?? NONE,
    press: movement === null ? (publisher?.press ?? null) : null,
    movement,
  };
}

// "Statement of the Islamic Emirate", "Declaration by the Ministry of Foreign Affairs of Kenya": the first sentence of a text.
function signedBy(tokens: Parsed["tokens"], items: readonly Item[], words: Words): string | null {
  const by = items.find(({ actor, sentence, from }) => actor !== null && sentence === 0 && from > 0);
  // "The Ministry regrets the statement of the army" is not the army's.
  if (!by || tokens.slice(0, by.from).some(({ upos }) => upos === "VERB")) return null;
  let at = by.from - 1;
  while (at > 0 && words.article.has(tokens[at].form.toLowerCase())) at--;
  const paper = at > 0 && words["genitive-close"].has(tokens[at].form.toLowerCase()) ? tokens[at - 1].form.toLowerCase() : "";
  const [state] = statesOf([by]);
  return words.paper.has(paper) ? (state ?? null) : null;
}
