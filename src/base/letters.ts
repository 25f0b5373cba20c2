/** Whether a text begins with a capital of any script. Asked of every word: for plain Latin letters no pattern is run. */
export function startsUpper(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(text);
}

/** A name as it is told from others however it is written: small letters and figures of one form, one space between words. */
export const plainName = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, " ")
    .trim();

/** A token that is an hour of the clock: "14:30", "6.15". */
export const isClock = (form: string): boolean => form.charCodeAt(0) <= NINE && /^\d{1,2}[:.]\d\d$/.test(form);

const NINE = "9".charCodeAt(0);
