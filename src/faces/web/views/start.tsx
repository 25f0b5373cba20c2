import { useRef } from "react";
import { enqueueFiles } from "../shell/adding.ts";
import { go, here } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { Glyph } from "../shell/glyph.tsx";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { ScopeBar } from "../shell/scope-bar.tsx";
import { toView } from "../state/address.ts";
import "../styles/start.css";

/** The first page: what this does in three steps, each of them a thing to do and not a thing to read. */
export default function Start({ onSearch }: { readonly onSearch: () => void }) {
  const { t } = useLanguage();
  const files = useRef<HTMLInputElement>(null);
  const list = useAnswer("documents", () => client.documents());
  const rows = list.value?.documents ?? [];
  // The example is the document with the most to show: the longest chain of kinds of sentence.
  const example = [...rows].sort(
    (a, b) => Object.keys(b.classes).length - Object.keys(a.classes).length || b.events - a.events,
  )[0];
  const open = () => example && go(toView(here(), "reader", example.id));
  useKeys({ o: () => files.current?.click() });
  return (
    <>
      <ScopeBar
        parts={[{ id: "n", words: rows.length > 0 ? t("scope.documents", { n: list.value?.total ?? 0 }) : t("start.nothing") }]}
        onSearch={onSearch}
      />
      <main id="main" className="page start" tabIndex={-1}>
        <div className="hd">
          <h1>{t("start.title")}</h1>
          <p>{t("start.lead")}</p>
        </div>
        <div className="steps">
          <section>
            <h2>
              <i>1</i> {t("start.add")}
            </h2>
            <p>{t("start.addLead")}</p>
            <button type="button" className="drop" onClick={() => files.current?.click()}>
              <span className="ghost" aria-hidden="true">
                {[78, 91, 85, 89, 82, 90, 86, 36].map((width) => (
                  <b key={width} style={{ width: `${width}%` }} />
                ))}
              </span>
              <span className="say">
                <i className="caret" aria-hidden="true" />
                {t("start.drop")}
                <small>{t("start.kinds")}</small>
              </span>
            </button>
            <input
              ref={files}
              type="file"
              multiple
              hidden
              onChange={({ currentTarget }) => {
                enqueueFiles([...(currentTarget.files ?? [])]);
                go(toView(here(), "add"));
              }}
            />
            <p className="ex">
              {example ? (
                <>
                  <button type="button" className="solid" onClick={open}>
                    {t("start.example")}
                  </button>
                  <span>{t("start.corpus", { n: list.value?.total ?? 0 })}</span>
                </>
              ) : (
                <button type="button" className="solid" onClick={() => go(toView(here(), "add"))}>
                  {t("start.paste")}
                </button>
              )}
            </p>
          </section>
          <section>
            <h2>
              <i>2</i> {t("start.see")}
            </h2>
            <p>{t("start.seeLead")}</p>
            <div className="rd">
              <div className="rb" aria-hidden="true">
                <span>
                  <b>{t("ribbon.issuer")}</b>
                </span>
                <span>
                  <Glyph of="next" />
                  <b>{t("start.wire")}</b>
                </span>
                <span>
                  <Glyph of="next" />
                  <b>{t("start.ministry")}</b>
                </span>
              </div>
              {(["report", "unsourced", "imputed"] as const).map((family) => (
                <p key={family}>
                  <span className={`gl c-${family}`}>
                    <Glyph of={family} />
                  </span>
                  {t(`start.${family}Before`)} <span className={`line m-${family}`}>{t(`start.${family}`)}</span>
                </p>
              ))}
            </div>
          </section>
          <section>
            <h2>
              <i>3</i> {t("start.open")}
            </h2>
            <p>{t("start.openLead")}</p>
            <div className="nm" aria-hidden="true">
              <span className="big">60%</span>
              <i className="st" />
              <p className="ar">
                .690 ÷ (.690 + .461) <span className="mut">{t("start.few")}</span>
              </p>
              <i className="st" />
              <p className="words">
                <Glyph of="report" family="report" /> <span className="line m-report">{t("start.words")}</span>
              </p>
              <i className="st" />
              <p className="chain">
                {t("ribbon.issuer")} <Glyph of="next" /> {t("start.wire")} <Glyph of="next" /> <b>{t("start.ministry")}</b>
              </p>
            </div>
            <p className="ex">
              <button type="button" className="chip" onClick={() => go(toView(here(), "map"))}>
                {t("start.map")}
              </button>
            </p>
          </section>
        </div>
        <footer>
          <span>{t("start.promise1")}</span>
          <span>{t("start.promise2")}</span>
          <span className="space" />
          {rows.length > 0 && (
            <Link className="skipper" to={toView(here(), "reader")}>
              {t("start.skip")}
            </Link>
          )}
          <span className="hint mut">
            <kbd>o</kbd> {t("start.openFiles")} <kbd>?</kbd> {t("shell.keys")}
          </span>
        </footer>
      </main>
    </>
  );
}
