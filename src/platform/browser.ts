/** Trained weights over HTTP or from buffers already at hand, for a browser. */
import { AscribeError } from "../base/error.ts";
import { sha256 } from "../base/hash.ts";

// Written straight into the stream: a blob's bytes would first go to another process and back.
const gunzip = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  const [inflated] = await Promise.all([
    new Response(readable).arrayBuffer(),
    writer.write(new Uint8Array(bytes)),
    writer.close(),
  ]);
  return new Uint8Array(inflated);
};

/** The browser's own is ten times as fast, and is there on pages that came encrypted or from the reader's own machine. */
const digest = async (bytes: Uint8Array): Promise<string> => {
  if (!globalThis.crypto?.subtle) return sha256(bytes);
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)));
  return Array.from(found, (byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** @param base the address under which the files of `models/` are served, with its last slash */
export const modelFilesAt = (base: string) => ({
  async read(name: string): Promise<Uint8Array> {
    const response = await fetch(base + name);
    if (!response.ok)
      throw new AscribeError("no-model", `${base + name} answered ${response.status}; serve the models folder there`);
    return new Uint8Array(await response.arrayBuffer());
  },
  gunzip,
  digest,
});

/** @param buffers by name as under `models/`, for example "en/tag.bin" */
export const modelFilesFrom = (buffers: Readonly<Record<string, ArrayBuffer>>) => ({
  async read(name: string): Promise<Uint8Array> {
    const buffer = buffers[name];
    if (!buffer) throw new AscribeError("no-model", `no weights were given for ${name}`);
    return new Uint8Array(buffer);
  },
  gunzip,
  digest,
});
