/** Actors asked for by name, turned into the codes that the ledger knows them by before a question is checked. */
import { AscribeError } from "../base/error.ts";
import type { Ascribe } from "./ascribe.ts";

/** Inputs that name an actor, in every operation that has one of these. */
const STATES = new Set(["state", "states", "country", "region"]);
const ACTORS = new Set(["power", "actor"]);
/** Inputs of which a part does: `Uzbekistan.military.Russia@2021-08-10`, `Turkey.military=2`. */
const COMPOUND = new Set(["figure", "adding"]);

type Input = Readonly<Record<string, unknown>>;

/** @throws {AscribeError} `bad-input` for a name that nobody is known by */
export async function withCodes(ascribe: Ascribe, input: unknown): Promise<unknown> {
  if (typeof input !== "object" || input === null || Array.isArray(input) || !ascribe.codeNamed) return input;
  const entries = Object.entries(input as Input).map(async ([field, value]) => [field, await coded(ascribe, field, value)]);
  return Object.fromEntries(await Promise.all(entries));
}

async function coded(ascribe: Ascribe, field: string, value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((one) => coded(ascribe, field, one)));
  if (typeof value !== "string") return value;
  if (COMPOUND.has(field)) return compound(ascribe, value);
  if (!STATES.has(field) && !ACTORS.has(field)) return value;
  const code = await codeOf(ascribe, value);
  // A code of one's own making (a group, a part of a state) is asked for as it stands; a name that is none is a mistake.
  if (code !== null || (ACTORS.has(field) && !isName(value))) return code ?? value;
  throw new AscribeError(
    "bad-input",
    `${field}: nobody is known as "${value.slice(0, 60)}"; give an English name or a code, like Uzbekistan or UZB`,
  );
}

async function codeOf(ascribe: Ascribe, words: string): Promise<string | null> {
  if (words.includes(":")) return null;
  return (await ascribe.codeNamed?.(words)) ?? null;
}

async function compound(ascribe: Ascribe, figure: string): Promise<string> {
  const [, names, rest] = /^([^@=]*)(.*)$/s.exec(figure) ?? ["", figure, ""];
  const parts = await Promise.all(
    names.split(".").map(async (part) => (isName(part) ? await codeOf(ascribe, part) : null) ?? part),
  );
  return parts.join(".") + rest;
}

/** Three letters are a code, and a word in capitals may be one. */
const isName = (words: string): boolean => words.length > 3 && /\p{Ll}|\s/u.test(words) && !words.includes(":");
