import { useEffect, useMemo, useState } from "react";
import type { DocumentPage } from "../../client/answers.ts";
import { change, go, here } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { privateDocument } from "../shell/private-reading.ts";
import { ScopeBar } from "../shell/scope-bar.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { type Address, toView } from "../state/address.ts";
import type { Translate } from "../state/strings.ts";
import { DocumentTable } from "./document-table.tsx";
import { Reading } from "./reading.tsx";
import "../styles/documents.css";
import "../styles/reading.css";
import "../styles/ribbon.css";
import "../styles/notes.css";
import "../styles/strip.css";
import "../styles/reader-small.css";
import "../styles/reader-print.css";

/** The reader: a document with its apparatus, or, before one is chosen, the list of those there are. */
export function Reader({ address, onSearch }: { readonly address: Address; readonly onSearch: () => void }) {
  const { t } = useLanguage();
  const { list, rows, more } = useDocuments();
  const { id } = address;
  const document = useAnswer(id === null ? null : `document ${id}`, async () => privateDocument(id!) ?? client.document(id!));
  const title = document.value?.meta.title?.value;
  useEffect(() => {
    window.document.title = title ? `${title} · Ascribe` : "Ascribe";
  }, [title]);
  // An empty shelf opens on the page that shows how to fill it.
  const isEmpty = list.state === "ready" && rows.length === 0 && id === null;
  useEffect(() => {
    if (isEmpty) go(toView(here(), "start"), { replace: true });
  }, [isEmpty]);

  const place = rows.findIndex((row) => row.id === document.value?.id);
  const step = (by: 1 | -1) => {
    const row = rows[place + by];
    if (row) go(toView(here(), "reader", row.id));
  };
  useKeys({
    "[": () => step(-1),
    "]": () => step(1),
    f: () => change({ isFactOnly: !here().isFactOnly }, { replace: true }),
    w: () => change({ showsLoaded: !here().showsLoaded }, { replace: true }),
  });

  const parts = useMemo(
    () =>
      scopeOf(
        list.value?.total ?? rows.length,
        place,
        document.value?.meta.publisher ?? null,
        id !== null && privateDocument(id) !== null,
        t,
      ),
    [rows.length, list.value, place, id, document.value, t],
  );
  return (
    <>
      <ScopeBar parts={parts} onSearch={onSearch}>
        {id !== null && (
          <>
            <button
              type="button"
              className="chip"
              aria-pressed={address.isFactOnly}
              onClick={() => change({ isFactOnly: !address.isFactOnly }, { replace: true })}
            >
              <kbd>f</kbd> {t("reader.factOnly")}
            </button>
            <button
              type="button"
              className="chip wide"
              aria-pressed={address.showsLoaded}
              onClick={() => change({ showsLoaded: !address.showsLoaded }, { replace: true })}
            >
              <kbd>w</kbd> {t("reader.loaded")}
            </button>
          </>
        )}
      </ScopeBar>
      {id === null ? (
        <main id="main" className="page" tabIndex={-1}>
          {list.state === "error" ? (
            <Trouble {...list} />
          ) : (
            <DocumentTable rows={rows} total={list.value?.total ?? 0} isLoading={list.state === "loading"} onMore={more} />
          )}
        </main>
      ) : document.state === "error" ? (
        <main id="main" className="page" tabIndex={-1}>
          <Trouble {...document} />
        </main>
      ) : document.value ? (
        <Reading key={document.value.id} read={document.value} address={address} rows={rows} />
      ) : (
        <main id="main" className="page" aria-busy="true" tabIndex={-1} />
      )}
    </>
  );
}

/** The ledger's documents in the order they were added: a page of them, and at a word the next. */
function useDocuments() {
  const list = useAnswer("documents", () => client.documents());
  const [further, setFurther] = useState<readonly DocumentPage[]>([]);
  const rows = useMemo(() => [list.value, ...further].flatMap((page) => page?.documents ?? []), [list.value, further]);
  const more = () => {
    const cursor = (further.at(-1) ?? list.value)?.next ?? null;
    if (cursor !== null) client.documents({ cursor }).then((page) => setFurther([...further, page]), list.again);
  };
  return { list, rows, more };
}

function scopeOf(total: number, place: number, publisher: string | null, isPrivate: boolean, t: Translate) {
  const toList = () => go(toView(here(), "reader"));
  const parts = [{ id: "corpus", words: t("scope.ledger"), onClick: toList }];
  if (place >= 0) parts.push({ id: "place", words: t("scope.place", { i: place + 1, n: total }), onClick: toList });
  else if (total > 0) parts.push({ id: "count", words: t("scope.documents", { n: total }), onClick: toList });
  if (isPrivate) parts.push({ id: "private", words: t("scope.private"), onClick: toList });
  if (publisher) parts.push({ id: "publisher", words: publisher, onClick: () => go(toView(here(), "sources", publisher)) });
  return parts;
}
