import { useEffect, useRef, useSyncExternalStore } from "react";
import { endsNow, enqueueFiles, entriesNow, isPausedNow, isUnread, listenToAdding, pause } from "../shell/adding.ts";
import { go, here } from "../shell/address.tsx";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { ScopeBar } from "../shell/scope-bar.tsx";
import { HOME, toView } from "../state/address.ts";
import { duration, paceOf } from "../state/pace.ts";
import { Entries } from "./entries.tsx";
import { Feeds } from "./feeds.tsx";
import { PasteForm } from "./paste-form.tsx";
import { Undated } from "./undated.tsx";
import "../styles/documents.css";
import "../styles/adding.css";

/** Adding: what is dropped, pasted or followed is read one after another, and can be read while the rest is on its way. */
export default function Adding({ onSearch }: { readonly onSearch: () => void }) {
  const { t } = useLanguage();
  const entries = useSyncExternalStore(listenToAdding, entriesNow);
  const isPaused = useSyncExternalStore(listenToAdding, isPausedNow);
  const ends = useSyncExternalStore(listenToAdding, endsNow);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const settled = entries.filter(({ state }) => state === "done" || state === "failed").length;
  const documents = entries.flatMap((entry) => entry.documents);
  const sum = (of: (row: (typeof documents)[number]) => number) => documents.reduce((all, row) => all + of(row), 0);
  const left = entries.length - settled;
  const pace = paceOf(ends, left);
  const unread = documents.filter(isUnread).length;
  // Where there is most to see.
  const [first] = [...documents].sort((a, b) => b.counted - a.counted || b.events - a.events);
  useKeys({
    o: () => files.current?.click(),
    O: () => folder.current?.click(),
    Esc: () => {
      if (left === 0) return false;
      pause(!isPaused);
    },
  });
  // The button that was pressed is gone by now: whoever works by key goes on with Enter.
  const then = useRef<HTMLParagraphElement>(null);
  const isDone = left === 0 && first !== undefined;
  useEffect(() => {
    if (isDone && document.activeElement === document.body) then.current?.querySelector("a")?.focus();
  }, [isDone]);
  const take = (input: HTMLInputElement) => {
    enqueueFiles([...(input.files ?? [])].filter(({ name }) => !name.startsWith(".")));
    input.value = "";
  };
  return (
    <>
      <ScopeBar
        parts={[
          { id: "ledger", words: t("scope.ledger"), onClick: () => go(toView(here(), "reader")) },
          ...(entries.length > 0 ? [{ id: "n", words: t("add.progress", { i: settled, n: entries.length }) }] : []),
        ]}
        onSearch={onSearch}
      />
      <main id="main" className="page adding" tabIndex={-1}>
        <div className="hd">
          <div>
            <h1>{left > 0 ? t("add.reading", { n: entries.length }) : t("add.title")}</h1>
            <p className="lead">{t("add.lead")}</p>
          </div>
          {documents.length > 0 && (
            <dl className="totals">
              <div>
                <dt>{t("add.sentences")}</dt>
                <dd>{sum(({ sentences }) => sentences)}</dd>
              </div>
              <div>
                <dt>{t("add.events")}</dt>
                <dd>{sum(({ events }) => events)}</dd>
              </div>
            </dl>
          )}
        </div>
        {left > 0 && (
          <div className="running" role="status">
            <progress max={entries.length} value={settled} aria-label={t("add.progress", { i: settled, n: entries.length })} />
            <span>
              {isPaused ? t("add.paused", { n: left }) : t("add.left", { n: left })}{" "}
              {pace && !isPaused && (
                <>
                  {t("add.rate", { n: Math.round(pace.rate) })}{" "}
                  {pace.leftSeconds !== null &&
                    t("add.leftTime", { time: t(`add.unit.${duration(pace.leftSeconds).unit}`, duration(pace.leftSeconds)) })}
                </>
              )}{" "}
              <span className="mut">{t("add.survives")}</span>
            </span>
            <button type="button" className="chip" onClick={() => pause(!isPaused)}>
              <kbd>Esc</kbd> {isPaused ? t("add.resume") : t("add.pause")}
            </button>
          </div>
        )}
        {entries.length > 0 && <Entries entries={entries} />}
        {left === 0 && <Undated entries={entries} />}
        {left === 0 && unread > 0 && (
          <p className="unread">
            <b>{t("add.unread", { n: unread })}</b> {t("add.unread.then")}
          </p>
        )}
        {left === 0 && first && (
          <p className="then" ref={then}>
            <Link className="solid" to={{ ...HOME, view: "reader", id: first.id }}>
              {t("add.startReading")}
            </Link>{" "}
            <Link to={{ ...HOME, view: "map" }}>{t("start.map")}</Link>
          </p>
        )}
        <div className="ways">
          <PasteForm />
          <div>
            <section className="choose">
              <h2>{t("add.files")}</h2>
              <p className="act">
                <button type="button" className="chip" onClick={() => files.current?.click()}>
                  <kbd>o</kbd> {t("add.choose")}
                </button>
                <button type="button" className="chip" onClick={() => folder.current?.click()}>
                  <kbd>⇧O</kbd> {t("add.chooseFolder")}
                </button>
              </p>
              <p className="mut">{t("add.dropAnywhere")}</p>
            </section>
            <Feeds />
          </div>
        </div>
        <input ref={files} type="file" multiple hidden onChange={({ currentTarget }) => take(currentTarget)} />
        <input
          ref={(input) => {
            folder.current = input;
            // React knows no such property; the browsers do.
            input?.setAttribute("webkitdirectory", "");
          }}
          type="file"
          hidden
          onChange={({ currentTarget }) => take(currentTarget)}
        />
      </main>
    </>
  );
}
