/** Options that several commands have, each worded once. */

export const LEDGER = ["--ledger <path>", "the ledger's file; otherwise ASCRIBE_LEDGER, or one in your data folder"] as const;
export const JSON_OUT = ["--json", "print JSON"] as const;
export const MODES = [
  ["--fast", "rules and small models: usual for many documents"],
  ["--accurate", "the best that was trained: usual for one document"],
] as const;
export const HINTS = [
  ["--published <date>", "when it was put out, ISO 8601"],
  ["--publisher <name>", "who printed it"],
  ["--url <address>", "where it stood; never fetched"],
  ["--title <words>", "its title, when it stands outside the text"],
  ["--language <code>", "BCP 47 language; found from the text otherwise"],
  ["--encoding <name>", "the file's encoding, when it is not UTF-8"],
] as const;

export const PAGE = [
  ["--limit <number>", "at most this many"],
  ["--cursor <mark>", "go on from where the page before ended"],
] as const;
export const INSTRUMENT = ["--instrument <name>", "military, diplomatic, economic or informational"] as const;
export const MAY_PROPOSE = [
  "--may-propose",
  "let assistants propose corrections, which wait for a person and enter no figure",
] as const;
export const QUESTION = [
  ["--state <name>", "the state dealt with, by name or ISO 3166-1 alpha-3"],
  INSTRUMENT,
  ["--at <day>", "the day it is asked for; the last the ledger knows of otherwise"],
  ["--from <day>", "leave out what ended before"],
] as const;
export const FACETS = [
  ["--actor <name>", "with this actor, by name or code"],
  ["--type <name>", "with an event of this PLOVER type"],
  ["--evidence <class>", "with a claim of this class: official, sourced, unattributed, unsourced"],
  ["--source <name>", "going back to this speaker"],
  ["--place <name>", "with something that took place there"],
  ["--country <name>", "with something that took place in this state, by name or code"],
  INSTRUMENT,
  ["--from <day>", "from this day, month or year"],
  ["--to <day>", "until this day, month or year"],
  ["--publisher <name>", "of this publisher"],
  ["--language <code>", "in this language"],
] as const;
