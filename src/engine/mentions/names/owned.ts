/** Whose a name is that several share: "the Revolutionary Guards" of whichever state, "the Polish National Security Council". */
import { startsUpper } from "../../../base/letters.ts";
import type { Parsed } from "../../../document/stages.ts";
import { codeOn, holderOf, sectorOf, stateUnder } from "../../../inventory/actors.ts";
import type { NameSense } from "../words.ts";
import type { Lexicon, NameHit } from "./lexicon.ts";
import type { Publisher } from "./publisher.ts";

export type OwnNames = typeof ownNames;

/** The names of each sentence, each with the state or body whose it is there. */
export function ownNames(
  doc: Parsed,
  named: readonly (readonly NameHit[])[],
  lexicon: Lexicon,
  publisher: Publisher | null,
): NameHit[][] {
  const all = named.flat();
  const home = stateUnder(publisher?.actor ?? publisher?.press ?? "");
  const own = home === null ? ownersIn(all) : new Set([...ownersIn(all), home]);
  const isTwin = all.some(({ senses }) => senses.has("or") || senses.has("half"));
  const others = isTwin ? all.filter(({ senses }) => !senses.has("or")) : all;
  const sure = {
    named: isTwin ? ownersIn(others) : own,
    full: isTwin ? ownersIn(others.filter(({ senses }) => !senses.has("capital"))) : own,
  };
  return named.map((hits) =>
    hits
      .filter(
        (hit) =>
          !isOfState(hit, hits, doc, lexicon) &&
          !isOfLongerName(hit, hits, doc, lexicon) &&
          !isOrigin(hit, doc, lexicon) &&
          !isAgency(hit, doc) &&
          !isDivision(hit, all, doc, lexicon),
      )
      .flatMap((hit) => twin(hit, sure, doc))
      .map((hit) => owned(ofAnother(hit, hits, doc), own))
      // Letters alone that several share, in a text on none of them: "a PDF file".
      .filter(({ senses, from, to }) => !(senses.has("shared") && to - from === 1 && /^\p{Lu}+$/u.test(doc.tokens[from].form))),
  );
}

// "Georgia", in a text that names Florida and of states no other than theirs.
function isDivision(hit: NameHit, all: readonly NameHit[], { tokens }: Parsed, { divisions }: Lexicon): boolean {
  const own = hit.senses.get("country");
  if (own === undefined || hit.to - hit.from > 1 || !divisions.has(tokens[hit.from].form)) return false;
  const others = ownersIn(all.filter(({ senses }) => senses.get("country") !== own));
  if (others.has(own) || others.size > 1) return false;
  return tokens.some(
    ({ form }, i) =>
      divisions.has(form) &&
      (tokens[i - 1]?.upos === "ADP" || tokens[i - 1]?.form === ",") &&
      tokens[i + 1]?.upos !== "PROPN" &&
      !all.some(({ from, to }) => from <= i && i < to),
  );
}

// "Rameswaram, Feb 23 (PTI)": in brackets behind where and when, letters are the agency's.
function isAgency({ from, to }: NameHit, { tokens, blocks }: Parsed): boolean {
  if (to - from > 1 || !/^[([/]$/.test(tokens[from - 1]?.form ?? "") || !/^[)\]/]$/.test(tokens[to]?.form ?? "")) return false;
  return blocks.some(({ kind, start, end }) => kind === "dateline" && start <= tokens[from].start && tokens[from].end <= end);
}

// "Iranian-made drones", "a Liberian-registered ship": by now anybody's. "The Saudi-led bloc" is of all its members, a Saudi-led raid or coalition the Saudis'.
function isOrigin({ to }: NameHit, { tokens }: Parsed, { origins, leads, unions }: Lexicon): boolean {
  if (tokens[to]?.form !== "-" || tokens[to].spaceAfter) return false;
  const isOf = (words: ReadonlySet<string>, at: number): boolean => words.has(tokens[at]?.form.toLowerCase() ?? "");
  return isOf(origins, to + 1) || (isOf(leads, to + 1) && [to + 2, to + 3].some((at) => isOf(unions, at)));
}

/** "Congolese", of the state that a text names where two have one name; "the North", in a text on both Koreas. */
function twin(
  hit: NameHit,
  { named, full }: { readonly named: ReadonlySet<string>; readonly full: ReadonlySet<string> },
  { tokens }: Parsed,
): NameHit[] {
  const [other, half] = [hit.senses.get("or"), hit.senses.get("half")];
  if (half !== undefined) {
    const next = tokens[hit.to];
    const goesOn = next !== undefined && (startsUpper(next.form) || /^(?:NOUN|PROPN|ADJ)$/.test(next.upos) || next.form === "of");
    return goesOn || !(full.has(NORTH) || (full.has(SOUTH) && named.has(NORTH)))
      ? []
      : [{ ...hit, senses: new Map([["country", half]]) }];
  }
  if (other === undefined) return [hit];
  const senses = [...hit.senses].filter(([sense]) => sense !== "or");
  const isOther = named.has(other) && !senses.some(([, id]) => named.has(id));
  return [{ ...hit, senses: new Map(isOther ? senses.map(([sense]) => [sense, other] as const) : senses) }];
}

// A text that speaks of the North names it once in full, or the South in full and the capital of the North.
const [NORTH, SOUTH] = ["PRK", "KOR"];

/** "Israel Katz", "Jack London", "Chad Jordan, a guide": a person's; "Lebanon, Ohio": a town's. */
function isOfLongerName(
  { senses, from, to }: NameHit,
  hits: readonly NameHit[],
  { tokens }: Parsed,
  { divisions, features }: Lexicon,
): boolean {
  if (to - from > 1 || !(senses.has("country") || senses.has("capital"))) return false;
  const isWord = (at: number): boolean => tokens[at]?.upos === "PROPN" && /^\p{Lu}\p{Ll}/u.test(tokens[at].form);
  const isHit = (at: number): boolean => hits.some((hit) => hit.from <= at && at < hit.to);
  const isFlat = (at: number, head: number): boolean => isWord(at) && tokens[at].deprel === "flat" && tokens[at].head === head;
  const hasTitle = (at: number): boolean =>
    tokens.slice(to, to + 6).some(({ deprel, head }) => deprel === "appos" && head === at);
  // "Cuba Street", "Jordan Valley"
  if (isWord(to) && features.has(tokens[to].form.toLowerCase()) && !isHit(to)) return true;
  if (isFlat(to, from)) return !isHit(to) || hasTitle(from);
  if (isFlat(from, from - 1) && isWord(from - 1) && (isHit(from - 1) ? hasTitle(from - 1) : tokens[from].name === "I-PER"))
    return true;
  if (tokens[to]?.form !== ",") return false;
  const size = [2, 1].find((count) =>
    divisions.has(
      tokens
        .slice(to + 1, to + 1 + count)
        .map(({ form }) => form)
        .join(" "),
    ),
  );
  return size !== undefined && /^[,.;:)]$/.test(tokens[to + 1 + size]?.form ?? ".");
}

const OWNERS: readonly NameSense[] = ["country", "adjective", "people", "capital", "body", "movement", "force", "organ"];

/** The states and international bodies that a text names, by whatever name. */
const ownersIn = (hits: readonly NameHit[]): ReadonlySet<string> =>
  new Set(
    hits
      .flatMap(({ senses }) => OWNERS.flatMap((sense) => senses.get(sense) ?? []))
      .flatMap((id) => holderOf(codeOn(id, null)) ?? []),
  );

const SHARED_SENSES: Readonly<Record<string, NameSense>> = {
  MIL: "force",
  REB: "movement",
  PRM: "movement",
  CRM: "movement",
  SPY: "organ",
  COP: "organ",
  BUS: "company",
};

// "the Revolutionary Guards", in a text that nowhere names the state they are known of, are somebody else's.
function owned(hit: NameHit, owners: ReadonlySet<string>): NameHit {
  const id = hit.senses.get("shared");
  const code = id === undefined ? null : codeOn(id, null);
  if (id === undefined || code === null) return hit;
  const others = new Map([...hit.senses].filter(([sense]) => sense !== "shared"));
  if (!owners.has(holderOf(code) ?? "")) return others.size > 0 ? { ...hit, senses: others } : hit;
  return { ...hit, senses: new Map([[SHARED_SENSES[sectorOf(code)] ?? "office", id]]) };
}

const OFFICES: readonly NameSense[] = ["organ", "office", "force"];
const LANDS: readonly NameSense[] = ["country", "adjective"];

/** "Iran's Supreme National Security Council", "the Polish National Security Council": the office that an inventory knows of one state, of another. */
function ofAnother(hit: NameHit, hits: readonly NameHit[], { tokens }: Parsed): NameHit {
  const sense = OFFICES.find((one) => hit.senses.has(one));
  const code = sense === undefined ? null : codeOn(hit.senses.get(sense)!, null);
  if (sense === undefined || code === null || hit.to - hit.from < 2) return hit;
  // Between the two stand only the genitive and words of the name: "'s Supreme".
  let at = hit.from;
  while (at > 0 && hit.from - at < 3 && (tokens[at - 1].xpos === "POS" || /^\p{Lu}\p{Ll}/u.test(tokens[at - 1].form))) {
    if (hits.some(({ to }) => to === at)) break;
    at--;
  }
  const land = hits.find(({ to, senses }) => to === at && LANDS.some((one) => senses.has(one)));
  const id = land && LANDS.flatMap((one) => land.senses.get(one) ?? [])[0];
  const state = id === undefined ? null : holderOf(codeOn(id, null));
  if (!state || !/^[A-Z]{3}$/.test(state) || state === holderOf(code)) return hit;
  const sector = sectorOf(code);
  return sector === "" ? hit : { ...hit, senses: new Map([[sense, `${state}:${sector}`]]) };
}

/** "the Russian Security Council", "the Security Council of Russia": a body's name that is also what a state calls a part of itself, beside the state's. */
function isOfState(
  { senses, from, to }: NameHit,
  hits: readonly NameHit[],
  { tokens }: Parsed,
  { sectors, forms }: Lexicon,
): boolean {
  if (!senses.has("body") || to - from < 2) return false;
  const words = tokens.slice(from, to).map(({ form }) => form.toLowerCase());
  if (!sectors.get(words[0])?.some(({ form }) => form === words.join(" "))) return false;
  const before = tokens[from - 1]?.xpos === "POS" ? from - 1 : from;
  const after = forms.genitive.has(tokens[to]?.form) ? to + 1 : -1;
  const isThere = (at: number): boolean => tokens[at]?.upos === "DET";
  return hits.some(
    (hit) =>
      LANDS.some((one) => hit.senses.has(one)) &&
      (hit.to === before || hit.from === after || (isThere(after) && hit.from === after + 1)),
  );
}
