/** A stream of gzip, unpacked as it comes; what breaks off says so, whatever stood before it. */
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { AscribeError } from "../base/error.ts";

/** @throws {AscribeError} `truncated`, `bad-gzip`, after what could be unpacked */
export async function* unzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const zip = createGunzip();
  const input = Readable.from(chunks);
  // A pipe hands on no error by itself: the reader would wait for ever.
  input.on("error", (error) => zip.destroy(error));
  try {
    yield* input.pipe(zip) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "Z_BUF_ERROR")
      throw new AscribeError("truncated", "breaks off inside its packing; what stands before it was taken", { cause });
    if (/^Z_/.test((cause as NodeJS.ErrnoException).code ?? ""))
      throw new AscribeError("bad-gzip", "is damaged; what stands before it was taken, take it again from where it came", {
        cause,
      });
    throw cause;
  }
}
