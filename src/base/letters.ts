/** Whether a text begins with a capital of any script. Asked of every word: for plain Latin letters no pattern is run. */
export function startsUpper(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(text);
}
