/**
 * A new fixture from a text: reads it and writes what was read as the expectation, for a person to correct.
 * Run: npm run fixture -- SLUG FILE [--published DATE] [--publisher NAME]
 *      npm run fixture -- --shrink           drops from the list of known failures what no longer fails
 *      npm run fixture -- --accept "REASON"  adds what fails anew, with the reason; a reviewer will ask
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type ExpectedEvent, fixtureFolder } from "../bench/expected.ts";
import { checkAll, failures } from "../bench/fixtures.ts";
import { createReader } from "../src/app/reader.ts";
import type { Article } from "../src/document/article.ts";
import type { Document } from "../src/document/schema.ts";

const KNOWN = new URL("../fixtures/known-failures.tsv", import.meta.url);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    published: { type: "string" },
    publisher: { type: "string" },
    shrink: { type: "boolean" },
    accept: { type: "string" },
  },
});
const [slug, file] = positionals;
if (values.shrink) await shrink();
else if (values.accept) await accept(values.accept);
else if (slug && /^[a-z0-9-]+$/.test(slug) && file) await make(slug, file);
else {
  console.error("npm run fixture -- SLUG FILE [--published DATE] [--publisher NAME]   (SLUG: a-z, 0-9 and dashes)");
  process.exitCode = 2;
}

async function make(slug: string, file: string): Promise<void> {
  const text = readFileSync(file, "utf8");
  const { published, publisher } = values;
  const article: Article = {
    given: slug,
    ...(published && { published }),
    ...(publisher && { publisher }),
    language: "en",
    text,
  };
  const document = (await createReader("accurate")).read(article);
  const folder = join(fixtureFolder, slug);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "article.json"), `${JSON.stringify(article, null, 2)}\n`);
  writeFileSync(join(folder, "expected.json"), printExpected(document.events.map((event) => expectationOf(document, event))));
  const readme = join(folder, "README.md");
  if (!existsSync(readme)) writeFileSync(readme, `# ${slug}\n\nWhat is hard in it; who wrote it; under which licence.\n`);
  console.log(`${folder}: correct expected.json by your own reading, and say in README.md whose text it is`);
}

function expectationOf({ text, quantities }: Document, event: Document["events"][number]): ExpectedEvent {
  const codes = (parties: typeof event.actors) => parties.flatMap(({ code }) => code?.match(/^IGO:[^:]+|^[A-Z]{3}/)?.[0] ?? []);
  const size = quantities.find(({ id }) => id === event.magnitudes[0])?.value;
  return {
    words: [text.slice(event.trigger.start, event.trigger.end)],
    ...(event.plover.type && { type: [event.plover.type] }),
    actors: codes(event.actors),
    ...(event.recipients.length > 0 && { recipients: codes(event.recipients) }),
    ...(event.time.value && { time: event.time.value }),
    ...(event.place && { place: event.place.name }),
    ...(size && { size }),
    status: event.status,
    ...(event.chain[0] && { root: event.chain[0].who.toLowerCase() }),
    counted: event.counted,
  };
}

/** One event a line, so that a difference is one line. */
function printExpected(events: readonly ExpectedEvent[]): string {
  const lines = events.map((event) => `    ${JSON.stringify(event)}`).join(",\n");
  return `{\n  "events": [${lines === "" ? "" : `\n${lines}\n  `}]\n}\n`;
}

async function shrink(): Promise<void> {
  const failing = new Set(failures(await checkAll()).map(({ id }) => id));
  const lines = readFileSync(KNOWN, "utf8").split("\n");
  const kept = lines.filter(
    (line) => line === "" || line.startsWith("#") || line.startsWith("id\t") || failing.has(line.split("\t")[0]!),
  );
  writeFileSync(KNOWN, kept.join("\n"));
  console.log(`${lines.length - kept.length} no longer fail; ${kept.filter((line) => line.includes("\t")).length - 1} still do`);
}

async function accept(reason: string): Promise<void> {
  const text = readFileSync(KNOWN, "utf8").trimEnd();
  const known = new Set(text.split("\n").map((line) => line.split("\t")[0]));
  const fresh = failures(await checkAll()).flatMap(({ id, got }) =>
    known.has(id) ? [] : [`${id}\t${reason}; got ${got || "nothing"}`],
  );
  writeFileSync(KNOWN, `${[text, ...new Set(fresh)].join("\n")}\n`);
  console.log(`${new Set(fresh).size} added`);
}
