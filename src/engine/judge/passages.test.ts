import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { readFixtures } from "../../../bench/expected.ts";
import { readVoices } from "../../../bench/voices.ts";
import { createReader } from "../../app/reader.ts";
import type { Article } from "../../document/article.ts";
import type { Document, Mention } from "../../document/schema.ts";
import type { Reader } from "../../operations/ascribe.ts";
import { en } from "../../packs/languages/en/index.ts";
import { modelFiles } from "../../platform/node.ts";
import type { Gazetteer } from "../mentions/index.ts";
import { loadGazetteer } from "../places.ts";

const read = <T>(name: string): T[] =>
  readFileSync(fileURLToPath(new URL(`../../../fixtures/passages/${name}`, import.meta.url)), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const told = read<{ id: string; text: string }>("told.jsonl");
const none = read<{ text: string }>("none.jsonl");

type Exchange = readonly (readonly [string, string])[];

// Exchanged both ways at once. Equal in length, letter for letter or not: only structure and class are held against each other.
const ALIKE: Exchange = [
  // Whole official names first: half of one exchanged is the name of no state.
  ["People's Republic of China", "Russian Federation"],
  ["Russian", "Chinese"],
  ["Russia", "China"],
  ["Moscow", "Beijing"],
  ["Turkish", "Iranian"],
  ["Turkey", "Iran"],
  ["Ethiopian", "Egyptian"],
  ["Ethiopia", "Egypt"],
  ["Addis Ababa", "Cairo"],
  ["Jordanian", "Syrian"],
  ["Jordan", "Syria"],
  ["Alliance", "League"],
  ["Muslim", "Christian"],
  ["Imam", "Bishop"],
  ["imam", "bishop"],
  ["mosque", "church"],
  ["Islam", "Judaism"],
];

/** A state by its name, its adjective, its people ("" where the adjective is theirs too) and its capital. */
const named = (rows: string): readonly (readonly string[])[] => rows.split("\n").map((row) => row.trim().split("/"));

const ONE_WORD = named(`Afghanistan/Afghan/Afghans/Kabul
  Argentina/Argentine/Argentines/Buenos Aires
  Armenia/Armenian/Armenians/Yerevan
  Australia/Australian/Australians/Canberra
  Austria/Austrian/Austrians/Vienna
  Azerbaijan/Azerbaijani/Azerbaijanis/Baku
  Belarus/Belarusian/Belarusians/Minsk
  Bulgaria/Bulgarian/Bulgarians/Sofia
  Cambodia/Cambodian/Cambodians/Phnom Penh
  Canada/Canadian/Canadians/Ottawa
  China/Chinese//Beijing
  Colombia/Colombian/Colombians/Bogotá
  Egypt/Egyptian/Egyptians/Cairo
  Ethiopia/Ethiopian/Ethiopians/Addis Ababa
  Finland/Finnish/Finns/Helsinki
  France/French//Paris
  Germany/German/Germans/Berlin
  Greece/Greek/Greeks/Athens
  Hungary/Hungarian/Hungarians/Budapest
  India/Indian/Indians/New Delhi
  Iran/Iranian/Iranians/Tehran
  Iraq/Iraqi/Iraqis/Baghdad
  Israel/Israeli/Israelis/Tel Aviv
  Italy/Italian/Italians/Rome
  Japan/Japanese//Tokyo
  Kazakhstan/Kazakh/Kazakhs/Astana
  Kenya/Kenyan/Kenyans/Nairobi
  Kyrgyzstan/Kyrgyz//Bishkek
  Lithuania/Lithuanian/Lithuanians/Vilnius
  Malaysia/Malaysian/Malaysians/Kuala Lumpur
  Mali/Malian/Malians/Bamako
  Morocco/Moroccan/Moroccans/Rabat
  Niger/Nigerien/Nigeriens/Niamey
  Norway/Norwegian/Norwegians/Oslo
  Pakistan/Pakistani/Pakistanis/Islamabad
  Poland/Polish/Poles/Warsaw
  Qatar/Qatari/Qataris/Doha
  Romania/Romanian/Romanians/Bucharest
  Russia/Russian/Russians/Moscow
  Serbia/Serbian/Serbians/Belgrade
  Spain/Spanish/Spaniards/Madrid
  Sweden/Swedish/Swedes/Stockholm
  Syria/Syrian/Syrians/Damascus
  Tajikistan/Tajik/Tajiks/Dushanbe
  Turkey/Turkish/Turks/Ankara
  Ukraine/Ukrainian/Ukrainians/Kyiv
  Uzbekistan/Uzbek/Uzbeks/Tashkent
  Yemen/Yemeni/Yemenis/Sanaa`);

const TWO_WORDS = named(`South Africa/South African/South Africans/Pretoria
  Costa Rica/Costa Rican/Costa Ricans/San José
  South Korea/South Korean/South Koreans/Seoul
  Sri Lanka/Sri Lankan/Sri Lankans/Colombo
  North Macedonia/North Macedonian/North Macedonians/Skopje`);

/** Each of the first states of one word in the text with one of two. */
function statesIn({ text }: Article, turn: number): Exchange {
  const at = (names: readonly string[]): number => Math.min(...names.map((name) => (name ? placeOf(text, name) : Infinity)));
  const first = ONE_WORD.map((names) => ({ names, at: at(names) }))
    .filter(({ at }) => at < Infinity)
    .sort((a, b) => a.at - b.at)
    .slice(0, TWO_WORDS.length);
  return first.flatMap(({ names }, i) => {
    const other = TWO_WORDS[(turn + i) % TWO_WORDS.length];
    return names.flatMap((name, k) => (name ? [[name, other[k]] as const] : []));
  });
}

const placeOf = (text: string, name: string): number => {
  const at = text.search(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, "u"));
  return at < 0 ? Infinity : at;
};

let reader: Reader;
let gazetteer: Gazetteer;
beforeAll(async () => {
  reader = await createReader("fast");
  gazetteer = await loadGazetteer(modelFiles);
});

const known = new Map<Article, Document>();

/** Of a text as it is, which both exchanges ask for. */
function readOnce(article: Article): Document {
  const document = known.get(article) ?? reader.read(article);
  known.set(article, document);
  return document;
}

function exchange(text: string, exchanges: Exchange): string {
  const inCapitals = exchanges.map(([a, b]) => [a.toUpperCase(), b.toUpperCase()] as const);
  const other = new Map([...inCapitals, ...exchanges].flatMap(([a, b]) => [[b, a] as const, [a, b] as const]));
  const longestFirst = [...other.keys()].sort((a, b) => b.length - a.length);
  // "Translated from Russian" names a language, "Indian Ocean" no state.
  const names = new RegExp(`(?<!ranslated from |\\p{L})(?:${longestFirst.join("|")})(?!\\p{L}| Ocean| Bend| dollars)`, "gu");
  return text.replace(names, (word) => other.get(word) ?? word);
}

/** What a text has by whom and of what kind: kinds, nesting, classes, statuses, how many of everything. */
const voices = ({ attributions, sentences, findings, claims }: Document) => ({
  attributions: attributions.map(({ kind, quoted, parent, polarity, source, content }) => [
    kind,
    quoted,
    parent,
    polarity,
    source.length,
    content.length,
  ]),
  sentences: sentences.map(({ class: claim }) => claim),
  findings: findings.map(({ kind, note }) => [kind, note.split(", of ")[0]]),
  claims: claims.map(({ class: claim, status, factuality, chain }) => [claim, status, factuality, chain.length]),
});

/** And what was done. What the clause classifier alone proposes is left out: it has no frame and is never counted. */
const all = (document: Document) => [
  voices(document),
  document.events
    .filter(({ frame }) => frame !== null)
    .map(({ frame, status, factuality, class: claim, chain, counted }) => [
      frame,
      status,
      factuality,
      claim,
      chain.length,
      counted,
    ]),
];

const texts: readonly { readonly id: string; readonly article: Article }[] = [
  ...told.map(({ id, text }) => ({ id, article: { text, language: "en" } })),
  ...none.map(({ text }) => ({ id: text, article: { text, language: "en" } })),
  ...readVoices().map(({ slug, article }) => ({ id: slug, article })),
  ...readFixtures().map(({ slug, article }) => ({ id: slug, article })),
];

const exchanged = (article: Article, exchanges: Exchange): Article => ({
  ...article,
  text: exchange(article.text, exchanges),
  ...(article.title ? { title: exchange(article.title, exchanges) } : {}),
  ...(article.publisher ? { publisher: exchange(article.publisher, exchanges) } : {}),
});

/**
 * Whether an exchange leaves a state none of its names, and breaks no movement's: "Volgograd", "President Raisi" are not exchanged, and beside
 * Sri Lanka's name for Russia's say that one state is two; "the Three Brotherhood League" is nobody. Nor has it a town
 * of the state's, or what is called after one ("Kunming", "Kakhovka dam"): the text's land, whose "the ministry" is, would be another.
 */
function isWhole({ mentions, events, text, meta }: Document, exchanges: Exchange): boolean {
  const states = new Set(exchanges.flat().flatMap((name) => stateOf.get(name)?.slice(0, 3) ?? []));
  const stays = (name: string): boolean => exchange(name, exchanges) === name;
  const isLeft = ({ start, end }: Mention): boolean => stays(text.slice(start, end));
  const left = mentions.filter((one) => one.score >= 0.6 && /\p{Lu}/u.test(text.slice(one.start, one.end)) && isLeft(one));
  const isBroken = (one: Mention): boolean => one.kind === "movement" && one.actor !== null && !isLeft(one);
  const isTheirs = (actor: string | null | undefined): boolean => states.has(actor?.slice(0, 3) ?? "");
  const isTown = ({ kind, start, end }: Mention): boolean => {
    const name = text.slice(start, end).replace(/(?: \p{Ll}+)+$/u, "");
    const [town] = kind === "place" ? [...gazetteer.find(name)].sort((a, b) => b.population - a.population) : [];
    return isTheirs(town?.country);
  };
  return (
    !mentions.some(isBroken) &&
    !left.some((one) => isTheirs(one.actor) || isTown(one)) &&
    !(isTheirs(meta.issuer?.actor) && stays(meta.issuer?.name ?? "")) &&
    !events.some(({ place }) => place && isTheirs(place.country) && stays(place.name))
  );
}

/** Of texts that name what is not exchanged most are known without being read. */
function leavesName(text: string, exchanges: Exchange): boolean {
  const states = new Set(exchanges.flat().flatMap((name) => stateOf.get(name)?.slice(0, 3) ?? []));
  const rest = exchange(
    text,
    exchanges.flat().map((name) => [name, "·"] as const),
  );
  return [...states].some((state) => namesOf(state).test(rest));
}

const patterns = new Map<string, RegExp>();

/** All that the language calls a state, its parts and its offices. */
function namesOf(state: string): RegExp {
  const known = patterns.get(state);
  if (known) return known;
  const own = en.mentions.names.filter(({ id }) => id.slice(0, 3) === state);
  const forms = own.map(({ form }) => form.replace(/[.*+?()[\]]/g, "\\$&"));
  const pattern = new RegExp(`(?<!\\p{L})(?:${forms.join("|")})(?!\\p{L})`, "u");
  patterns.set(state, pattern);
  return pattern;
}

const stateOf = new Map(en.mentions.names.map(({ form, id }) => [form, id]));

describe("passages", () => {
  it("finds nothing where nobody says anything and no word pushes", () => {
    const heard = none.filter(({ text }) => {
      const { attributions, findings } = reader.read({ text, language: "en" });
      return attributions.length + findings.length > 0;
    });
    // One in twenty: a tagger that reads "planed" as "planned" is no reason to take "plan" from the lexicon.
    expect(heard.length).toBeLessThanOrEqual(none.length / 20);
  });

  const alike = (exchangesOf: (article: Article, turn: number) => Exchange, least: number): void => {
    const swapped = texts.flatMap(({ id, article }, turn) => {
      const exchanges = exchangesOf(article, turn);
      const other = exchanged(article, exchanges);
      if (other.text === article.text || leavesName(article.text, exchanges)) return [];
      return isWhole(readOnce(article), exchanges) ? [{ id, article, other }] : [];
    });
    expect(swapped.length).toBeGreaterThan(least);
    const shape = (document: Document): string => JSON.stringify(all(document));
    const differing = swapped.filter(({ article, other }) => shape(readOnce(article)) !== shape(reader.read(other)));
    expect(differing.map(({ id }) => id)).toEqual([]);
  };

  // Some hundred texts take a busy machine more than a minute.
  it("gives every claim its words, wherever the tree hangs the first of them", async () => {
    // The network hangs "but" from the second clause.
    const accurate = await createReader("accurate");
    const text = "but talks foundered in July over numbers, and Poland accused Germany Chinese of breaking its word.";
    const { claims } = accurate.read({ text, language: "en" });
    expect(claims.map(({ start, end }) => text.slice(start, end))).toContain("but talks foundered in July over numbers");
  });

  it("reads the same when two powers, parties and faiths change places", () => alike(() => ALIKE, 100), 240_000);

  it("reads the same when states of one word change places with states of two", () => alike(statesIn, 180), 240_000);
});
