/** What waits to be read, kept by the browser: a page that is closed loses nothing of it. */
export interface KeptEntry {
  readonly key: number;
  readonly name: string;
  readonly body: Blob;
}

const STORE = "queue";

/** A browser that keeps nothing (a private window) lets the queue live as long as the page. */
export async function keep(entry: KeptEntry): Promise<void> {
  await act("readwrite", (store) => store.put(entry)).catch(() => undefined);
}

export async function release(key: number): Promise<void> {
  await act("readwrite", (store) => store.delete(key)).catch(() => undefined);
}

/** In the order they were given. */
export const keptEntries = (): Promise<readonly KeptEntry[]> =>
  act<KeptEntry[]>("readonly", (store) => store.getAll()).catch(() => []);

function act<T = unknown>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("ascribe", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "key" });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const request = ask(opening.result.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      request.transaction?.addEventListener("complete", () => opening.result.close());
    };
  });
}
