import { createHash } from "node:crypto";

/** The id its document will have, before a word of it is read. */
export const idOf = (text: string): string => `sha256:${createHash("sha256").update(Buffer.from(text)).digest("hex")}`;
