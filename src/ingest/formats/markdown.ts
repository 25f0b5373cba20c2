/** Markdown: its words as they stand, and what the lines of its front matter state. */
import { firstDate, firstStated, type StatedFields } from "../found.ts";

export function readMarkdown(source: string): { text: string; fields: StatedFields } {
  const front = /^---\r?\n([\s\S]{0,20000}?)\r?\n---\r?\n/.exec(source);
  if (!front) return { text: source, fields: {} };
  const values: Record<string, string> = {};
  for (const [, key, value] of front[1].matchAll(/^(\w[\w-]*)[ \t]*:[ \t]*(.+)$/gm))
    values[key.toLowerCase()] = value.trim().replace(/^(["'])(.*)\1$/, "$2");
  const title = firstStated([values.title, "front matter title"]);
  const published = firstDate([values.published, "front matter published"], [values.date, "front matter date"]);
  const publisher = firstStated([values.publisher, "front matter publisher"], [values.source, "front matter source"]);
  const url = firstStated([values.url, "front matter url"]);
  const language = firstStated([values.lang, "front matter lang"], [values.language, "front matter language"]);
  const byline = firstStated([values.author, "front matter author"]);
  return {
    text: source.slice(front[0].length),
    fields: {
      ...(title && { title }),
      ...(published && { published }),
      ...(publisher && { publisher }),
      ...(url && /^https?:/.test(url.value) && { url }),
      ...(language && { language }),
      ...(byline && { byline }),
    },
  };
}
