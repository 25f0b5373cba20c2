/** One shard from its files to its segments: what the process that does the reading runs. */
import type { Article } from "../document/article.ts";
import type { Document } from "../document/schema.ts";
import { TOGETHER } from "../engine/engine.ts";
import { isBad } from "../ingest/jsonl.ts";
import { articlesOf } from "../ingest/slice.ts";
import type { Finished, Lake, Place, Rejected, Shard } from "../ledger/lake.ts";
import type { Reader } from "./ascribe.ts";
import { type Refused, severally } from "./severally.ts";

export interface ShardWork {
  readonly lake: Lake;
  readonly reader: Reader;
  readonly root: string;
  /** Documents not to be read, with what to say of them. */
  readonly rejected: readonly Rejected[];
  /** The code of a state in words, for rows that others have coded. */
  readonly codeNamed?: (words: string) => Promise<string | null>;
  /** One document at a time, so that the last place told of is that of the document which ends the process, or never ends. */
  readonly singly: boolean;
  /** Told before documents are read, of the first of them, and with `null` when all are and the segments are to be written. */
  readonly onDocument: (place: Place | null) => Promise<void>;
}

interface Held {
  readonly place: Place;
  readonly article: Article;
  /** Others have coded it already. */
  readonly document?: Document;
}

export async function readShard(
  shard: Shard,
  { lake, reader, root, rejected, codeNamed, singly, onDocument }: ShardWork,
): Promise<Finished> {
  const writer = await lake.segmentWriter(shard);
  let held: Held[] = [];
  let letters = 0;
  const readHeld = async (): Promise<void> => {
    const unread = held.filter(({ document }) => !document).map(({ article }) => article);
    if (unread.length > 0) await onDocument(held[0].place);
    const answers = severally(unread, (some) => reader.readAll(some)).values();
    for (const { place, article, document } of held) {
      const answer = document ?? (answers.next().value as Document | Refused);
      if ("code" in answer) writer.reject({ ...place, given: article.given ?? null, ...answer });
      else writer.document(place, answer);
    }
    held = [];
    letters = 0;
  };
  try {
    for (const slice of shard.slices)
      for await (const { offset, article, document } of articlesOf(root, slice, { codeNamed })) {
        const place = { path: slice.path, offset };
        const refused =
          rejected.find((one) => one.path === place.path && one.offset === offset) ??
          (isBad(article) ? { ...place, ...article.error } : null);
        if (refused) {
          // The rejected lie in the order of the shard too.
          await readHeld();
          writer.reject({ ...refused, given: article.given ?? null });
        } else {
          held.push({ place, article: article as Article, document });
          letters += (article as Article).text.length;
          if (singly || letters >= TOGETHER) await readHeld();
        }
      }
    await readHeld();
    await onDocument(null);
    return await writer.finish();
  } catch (error) {
    writer.drop();
    throw error;
  }
}
