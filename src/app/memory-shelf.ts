/** Documents held in memory, for a page or a test that keeps nothing. */
import type { Document } from "../document/schema.ts";
import type { Shelf } from "../operations/ascribe.ts";

export function memoryShelf(): Shelf {
  const documents = new Map<string, Document>();
  return {
    record: async (document) => {
      if (documents.has(document.id)) return false;
      documents.set(document.id, document);
      return true;
    },
    document: async (id) => {
      if (documents.has(id)) return documents.get(id) ?? null;
      const wanted = id.replace(/^sha256:/, "");
      if (wanted.length < 4) return null;
      const found = [...documents.values()].filter((document) => document.id.startsWith(`sha256:${wanted}`));
      return found.length === 1 ? found[0] : null;
    },
    list: async (limit, after) => {
      const all = [...documents.values()];
      const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
      return all.slice(from, from + limit).map((document) => ({ document, added: null }));
    },
    count: async () => documents.size,
  };
}
