import { type FormEvent, useRef, useState, useSyncExternalStore } from "react";
import { describeError } from "../../../base/error.ts";
import { Proportions } from "../reader/document-table.tsx";
import { type Entry, enqueue, entriesNow, isPausedNow, leaveOut, listenToAdding, pause, retry } from "../shell/adding.ts";
import { go, here } from "../shell/address.tsx";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { readPrivately } from "../shell/private-reading.ts";
import { ScopeBar } from "../shell/scope-bar.tsx";
import { HOME, toView } from "../state/address.ts";
import { classCounts } from "../state/families.ts";
import "../styles/adding.css";

/** Adding: what is dropped or pasted is read one after another, and can be read while the rest is on its way. */
export default function Adding({ onSearch }: { readonly onSearch: () => void }) {
  const { t } = useLanguage();
  const entries = useSyncExternalStore(listenToAdding, entriesNow);
  const isPaused = useSyncExternalStore(listenToAdding, isPausedNow);
  const files = useRef<HTMLInputElement>(null);
  const read = entries.filter(({ state }) => state === "done" || state === "known");
  const sentences = read.reduce((sum, { document }) => sum + (document?.sentences.length ?? 0), 0);
  const events = read.reduce((sum, { document }) => sum + (document?.events.length ?? 0), 0);
  const left = entries.filter(({ state }) => state === "waiting" || state === "reading").length;
  useKeys({
    o: () => files.current?.click(),
    Esc: () => {
      if (left === 0) return false;
      pause(!isPaused);
    },
  });
  return (
    <>
      <ScopeBar
        parts={[
          { id: "ledger", words: t("scope.ledger"), onClick: () => go(toView(here(), "reader")) },
          ...(entries.length > 0 ? [{ id: "n", words: t("add.progress", { i: read.length, n: entries.length }) }] : []),
        ]}
        onSearch={onSearch}
      />
      <main id="main" className="page adding" tabIndex={-1}>
        <div className="hd">
          <div>
            <h1>{entries.length > 0 ? t("add.reading", { n: entries.length }) : t("add.title")}</h1>
            <p className="lead">{t("add.lead")}</p>
          </div>
          {read.length > 0 && (
            <dl className="totals">
              <div>
                <dt>{t("add.sentences")}</dt>
                <dd>{sentences}</dd>
              </div>
              <div>
                <dt>{t("add.events")}</dt>
                <dd>{events}</dd>
              </div>
            </dl>
          )}
        </div>
        {entries.length > 0 && <Entries entries={entries} />}
        {left > 0 && (
          <p className="running" role="status">
            {isPaused ? t("add.paused", { n: left }) : t("add.left", { n: left })}
            <button type="button" className="chip" onClick={() => pause(!isPaused)}>
              <kbd>Esc</kbd> {isPaused ? t("add.resume") : t("add.pause")}
            </button>
          </p>
        )}
        <PasteForm />
        <p className="choose">
          <button type="button" className="chip" onClick={() => files.current?.click()}>
            <kbd>o</kbd> {t("add.choose")}
          </button>
          <span className="mut">{t("add.dropAnywhere")}</span>
        </p>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          onChange={({ currentTarget }) => {
            enqueue([...(currentTarget.files ?? [])].map((file) => ({ name: file.name, file })));
            currentTarget.value = "";
          }}
        />
      </main>
    </>
  );
}

function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useLanguage();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("documents.document")}</th>
          <th scope="col" className="wide">
            {t("documents.speaks")}
          </th>
          <th scope="col">{t("documents.sentences")}</th>
          <th scope="col">{t("documents.found")}</th>
        </tr>
      </thead>
      <tbody aria-live="polite">
        {entries.map((entry) => (
          <EntryRow key={entry.key} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function EntryRow({ entry }: { readonly entry: Entry }) {
  const { t } = useLanguage();
  const { document } = entry;
  const name = document?.meta.title?.value ?? (entry.name || firstWords(entry.text) || t("documents.untitled"));
  const lines = Math.min(14, Math.ceil((entry.text?.length ?? 600) / 120));
  return (
    <tr className={entry.state}>
      <th scope="row" dir="auto">
        {document ? <Link to={{ ...HOME, view: "reader", id: document.id }}>{name}</Link> : name}
        {entry.name && name !== entry.name && <small>{entry.name}</small>}
      </th>
      {entry.state === "failed" ? (
        <td colSpan={3}>
          {entry.message === "not-text" ? t("add.notText") : entry.message}
          <span className="act">
            <button type="button" onClick={() => retry(entry.key)}>
              {t("trouble.again")}
            </button>
            <button type="button" onClick={() => leaveOut(entry.key)}>
              {t("add.leaveOut")}
            </button>
          </span>
        </td>
      ) : (
        <>
          <td className="wide" dir="auto">
            {document ? (document.meta.issuer?.name ?? document.meta.publisher ?? t("documents.unsigned")) : t("add.unknown")}
          </td>
          <td>
            {document ? (
              <Proportions classes={classCounts(document.sentences)} />
            ) : (
              <svg className="strokes" width="220" height="16" aria-hidden="true">
                {Array.from({ length: lines }, (_, i) => `M${i * 15} 8h11`).map((d) => (
                  <path key={d} d={d} className="m-plain" />
                ))}
                {entry.state === "reading" && <path d="M0 2v12" className="caretline" />}
              </svg>
            )}
          </td>
          <td>
            {document
              ? t("documents.events", { n: document.events.length })
              : entry.state === "reading"
                ? t("add.now")
                : t("add.waiting")}
            {entry.state === "known" && <small>{t("add.known")}</small>}
          </td>
        </>
      )}
    </tr>
  );
}

const firstWords = (text: string | null): string => (text ?? "").trim().split("\n")[0].slice(0, 80);

/** A text pasted or written. Asked to, the page reads it by itself and nothing is sent anywhere. */
function PasteForm() {
  const { t } = useLanguage();
  const [text, setText] = useState("");
  const [isPrivate, setPrivate] = useState(false);
  const [said, setSaid] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    if (!isPrivate) {
      enqueue([{ name: "", text }]);
      setText("");
      return;
    }
    setSaid(t("add.readingHere"));
    try {
      const id = await readPrivately(text);
      go(toView(here(), "reader", id));
    } catch (error) {
      setSaid(`${t("add.noEngine")} ${describeError(error).message}`);
    }
  };
  return (
    <form className="paste" onSubmit={submit}>
      <label htmlFor="paste">{t("add.paste")}</label>
      <textarea
        id="paste"
        rows={9}
        value={text}
        dir="auto"
        spellCheck={false}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className="row">
        <button type="submit" className="solid" disabled={text.trim() === ""}>
          {t("add.read")}
        </button>
        <label className="check">
          <input type="checkbox" checked={isPrivate} onChange={({ currentTarget }) => setPrivate(currentTarget.checked)} />{" "}
          {t("add.private")}
        </label>
        <span className="mut" role="status">
          {said}
        </span>
      </div>
    </form>
  );
}
