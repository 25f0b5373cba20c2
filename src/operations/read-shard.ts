/** One shard from its files to its segments: what the process that does the reading runs. */
import { describeError } from "../base/error.ts";
import { isBad } from "../ingest/jsonl.ts";
import { articlesOf } from "../ingest/slice.ts";
import type { Finished, Lake, Place, Rejected, Shard } from "../ledger/lake.ts";
import type { Reader } from "./ascribe.ts";

export interface ShardWork {
  readonly lake: Lake;
  readonly reader: Reader;
  readonly root: string;
  /** Documents not to be read, with what to say of them. */
  readonly rejected: readonly Rejected[];
  /** The code of a state in words, for rows that others have coded. */
  readonly codeNamed?: (words: string) => Promise<string | null>;
  /** Told before each document is read, and with `null` when all are and the segments are to be written. */
  readonly onDocument: (place: Place | null) => Promise<void>;
}

export async function readShard(
  shard: Shard,
  { lake, reader, root, rejected, codeNamed, onDocument }: ShardWork,
): Promise<Finished> {
  const writer = await lake.segmentWriter(shard);
  try {
    for (const slice of shard.slices)
      for await (const { offset, article, document } of articlesOf(root, slice, { codeNamed })) {
        const place = { path: slice.path, offset };
        const refused = rejected.find((one) => one.path === place.path && one.offset === offset);
        if (refused) writer.reject({ ...refused, given: article.given ?? null });
        else if (isBad(article)) writer.reject({ ...place, given: article.given, ...article.error });
        else {
          await onDocument(place);
          try {
            writer.document(place, document ?? reader.read(article));
          } catch (error) {
            writer.reject({ ...place, given: article.given ?? null, ...describeError(error) });
          }
        }
      }
    await onDocument(null);
    return await writer.finish();
  } catch (error) {
    writer.drop();
    throw error;
  }
}
