/** The bytes of a stream in their order, so many at a time, of which no more are held than were asked for. */
import { AscribeError } from "../base/error.ts";

export class ByteSource {
  protected held = new Uint8Array(0);
  readonly #chunks: AsyncIterator<Uint8Array>;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  protected async more(): Promise<boolean> {
    const { value, done } = await this.#chunks.next();
    if (done) return false;
    const joined = new Uint8Array(this.held.length + value.length);
    joined.set(this.held);
    joined.set(value, this.held.length);
    this.held = joined;
    return true;
  }

  async isEnded(): Promise<boolean> {
    while (this.held.length === 0) if (!(await this.more())) return true;
    return false;
  }

  /** The next `length` bytes, or null when they are passed over. @throws {AscribeError} `truncated` */
  async take(length: number, keep = true): Promise<Uint8Array | null> {
    const parts: Uint8Array[] = [];
    let left = length;
    while (left > 0) {
      if (this.held.length === 0 && !(await this.more())) throw new AscribeError("truncated", "breaks off in a body");
      const part = this.held.subarray(0, left);
      this.held = this.held.subarray(part.length);
      left -= part.length;
      if (keep) parts.push(part);
    }
    return keep ? Buffer.concat(parts) : null;
  }
}
