/**
 * `createAscribe(config)`: the one place where parts are chosen and joined. Nothing is opened here; each part is
 * on first use, and only once.
 */
import type { Ascribe, Mode, Reader, Shelf } from "../operations/ascribe.ts";
import { packageVersion } from "../platform/paths.ts";

export interface Config {
  /** The ledger's file; null keeps it in memory. */
  readonly ledgerPath: string | null;
}

export function createAscribe({ ledgerPath }: Config): Ascribe {
  const readers = new Map<Mode, Promise<Reader>>();
  let shelf: Promise<Shelf> | null = null;
  return {
    version: packageVersion(),
    ledgerPath,
    reader: (mode) => {
      const reader = readers.get(mode) ?? import("./reader.ts").then(({ createReader }) => createReader(mode));
      readers.set(mode, reader);
      return reader;
    },
    shelf: () => {
      shelf ??= import("./memory-shelf.ts").then(({ memoryShelf }) => memoryShelf());
      return shelf;
    },
    close: async () => {
      shelf = null;
    },
  };
}
