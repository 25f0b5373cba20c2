/** Lines and openings that say where and when a text was put out: "TASHKENT, Aug 2 (Steppe Wire) —", "Oslo, 3 May 2021". */
import { startsUpper } from "../../base/letters.ts";
import { dayOfLine, partsOf, readDate, withoutClock } from "./date.ts";
import { countWords, endsSentence, plain, startsWith } from "./phrases.ts";
import type { DocumentWords } from "./words.ts";

// Few openings have a closing sign at all, and it is sooner looked for than the whole.
const CLOSES = /[—–_:-]\s|\p{Lu}\)\s|(?:[)/]|\d{4}|,\s\d{1,2}\s\p{Lu}\p{L}{2,8}|,\s\p{Lu}\p{L}{2,8}\s\d{1,2})\.\s/u;

const DATE = String.raw`\p{L}{3,9}\.?\s\d{1,2}(?:,\s\d{4})?|\d{1,2}(?:st|nd|rd|th)?\s\p{L}{3,9}\.?,?(?:\s\d{4})?`;
// In brackets or between strokes, or a name in capitals behind the date: "Tehran, May 3, IRNA -".
const AGENCY = String.raw`(?:[(/](?<agency>[\p{L}\p{N} .&-]{2,30})[)/]|(?<=,\s)(?<bare>\p{Lu}{2,10})(?=\s*[–—-]))`;
// A dash closes the opening, and so does a stop or a colon behind the agency: "MOSCOW, March 22. /TASS/.", "KABUL (Pajhwok):"; a colon behind a date; and a stop
// behind a date set off by a comma: "Tashkent, 3 August 2021.", "Caracas, 21 February."; nothing need stand behind date and agency: "New Delhi, Apr 5 (PTI) India".
const CLOSE = String.raw`\s*(?:--|[—–_-]|(?<=(?:${DATE})\s\(\p{Lu}{2,8}\))(?=\s+\p{Lu})|(?<=[)/])[.:]|(?<=${DATE}):|(?<=,\s(?:\d{1,2}\s\p{Lu}\p{L}{2,8}(?:\s\d{4})?|\p{Lu}\p{L}{2,8}\s\d{1,2}(?:,\s\d{4})?))\.(?=\s+\p{Lu}))\s+`;

// A place in capitals opens a dispatch by itself; one in plain letters needs a date or an agency behind it.
const LOUD = new RegExp(
  String.raw`^(?<place>\p{Lu}[\p{Lu} .'’-]{2,30}(?:\/\p{Lu}[\p{Lu} .'’-]{2,30})?(?:,\s\p{L}[\p{L} .]{2,20})?)(?<!\s)(?:(?:,?\s+|\s+[–—-]\s+)(?<date>${DATE}))?[.,]?\s*(?:${AGENCY})?${CLOSE}`,
  "u",
);
const PLAIN = new RegExp(
  String.raw`^(?<place>\p{Lu}[\p{L}.'’-]{2,20}(?:[ -]\p{Lu}[\p{L}.'’-]{1,20}){0,2})(?=,?\s+(?:${DATE}|[(/])|,\s\p{Lu}{2,10}\s*[–—-]\s)(?:,?\s+(?<date>${DATE}))?[.,]?\s*(?:${AGENCY})?${CLOSE}`,
  "u",
);

/** The place, date and agency that open a dispatch, or `null`. */
export function datelineOf(line: string): { length: number; place: string; date: string | null; agency: string | null } | null {
  const head = line.slice(0, 120);
  if (!startsUpper(head) || !CLOSES.test(head)) return null;
  const match = LOUD.exec(head) ?? PLAIN.exec(head);
  if (!match?.groups) return null;
  const { place, date, agency, bare } = match.groups;
  return { length: match[0].length, place, date: date ?? null, agency: agency ?? bare ?? null };
}

/** The length of one to three words in capitals and a colon that open a dispatch: "NEW DELHI: India on Thursday …". */
export function placeBeforeColon(line: string, words: DocumentWords): number {
  const match = /^(\p{Lu}[\p{Lu}'’-]{2,}(?: \p{Lu}[\p{Lu}'’-]+){0,2}):\s+(?=\S)/u.exec(line);
  const name = match ? plain(match[1]) : "";
  return match && !words.labels.has(name) && !words.agencies.has(name) ? match[0].length : 0;
}

/**
 * Whether a line holds nothing but a date, with or without a place, a day of the week, an era or an hour: "Dec. 20, 2023",
 * "3 October 2022, Oslo", "27 Muharram 1442 AH". What is left beside the date must look like the name of a place.
 */
export function isDateLine(whole: string, words: DocumentWords): boolean {
  const line = withoutClock(whole);
  const parts = line.match(/[\p{L}\p{M}][\p{L}\p{M}'’-]*|\d+/gu) ?? [];
  if (parts.length > 12 || /[!?;]/.test(line)) return false;
  const isMonth = (part: string): boolean => words.months.has(plain(part)) || words.otherMonths.has(plain(part));
  const isDated = readDate(line, words.months, words.eras) !== null || /\d{1,2}[/.]\d{1,2}[/.]\d{2,4}/.test(line);
  if (!isDated && !(parts.some(isMonth) && parts.some((part) => /^\d{1,2}(?:st|nd|rd|th)?$/.test(part)))) return false;
  const rest = parts.filter((part) => !/^\d/.test(part) && !isMonth(part) && !words.besideDates.has(plain(part)));
  return rest.length <= 4 && rest.every((part) => startsUpper(part) && !words.labels.has(plain(part)));
}

// Words of the longest line that says no more than who wrote a text, for whom and when.
const MOST_WORDS = 16;

/** A line in one part of which a date stands by itself, beside who wrote or edited: "2024-05-03 | Steppe Wire | Editor: Kim". */
export function hasDatePart(line: string, words: DocumentWords): boolean {
  if (!isBeside(line) || dayOfLine(line, words.months, words.eras) === null) return false;
  return partsOf(line).some((part) => isDateLine(part, words) || isDated(part, words));
}

// "The Weekly, Cairo, 22 September 2023."
const isBeside = (line: string): boolean => countWords(line) <= MOST_WORDS && !endsSentence(line.replace(/(?<=\s\d{4})\.$/, ""));

// "Updated Mon May 6, 2024"
const isDated = (part: string, words: DocumentWords): boolean => words.dated.some((opening) => startsWith(plain(part), opening));

/** The hour that opens an entry of a live report: "20:15 GMT — Britain denies …". */
export const clockBefore = (line: string): number =>
  /^\d{1,2}[:.]\d{2}(?:\s?[AP]M)?(?:\s\p{Lu}{2,4})?(?:\s*[–—|-]+|:)\s+(?=\S)/iu.exec(line)?.[0].length ?? 0;

/** The news agency that a part of such a line names: "By John Smith, Reuters", "(Xinhua) 09:12, May 03, 2024", "AFP, Niamey". */
export function agencyIn(line: string, { agencies, months }: DocumentWords): string | null {
  if (!isBeside(line)) return null;
  for (const part of partsOf(line).flatMap((one) => one.split(/[,()[\]:]/))) {
    const name = withoutClock(part)
      .replace(/[\d.\s]+$/, "")
      .trim();
    const isNamed = agencies.has(plain(name)) && /\p{Lu}/u.test(name) && !months.has(plain(name));
    if (isNamed) return name;
  }
  return null;
}
