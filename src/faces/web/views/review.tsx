import { useState } from "react";
import type { Happening } from "../../client/answers.ts";
import { go, here } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { judgeItem, undoLast, useAllCorrections } from "../shell/corrections.ts";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { ScopeBar } from "../shell/scope-bar.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { HOME, toView } from "../state/address.ts";
import { verdictOf } from "../state/corrections.ts";
import { date } from "../state/format.ts";
import { whenOf } from "../state/happenings.ts";
import { titleOf } from "./compare.tsx";
import "../styles/review.css";

/** What is worth a person's eye, first what a figure leans on most: much weight, few lineages. One at a time, by key. */
export default function Review({ onSearch }: { readonly onSearch: () => void }) {
  const { t, language } = useLanguage();
  const corrections = useAllCorrections();
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const list = useAnswer("happenings", () => client.happenings({ limit: 500 }));
  const all = [...(list.value ?? [])].sort((a, b) => leaning(b) - leaning(a) || (a.id < b.id ? -1 : 1));
  const open = all.filter(({ id }) => verdictOf(corrections, "ledger", id) === null);
  const one = open.find(({ id }) => !skipped.has(id)) ?? null;
  const detail = useAnswer(one ? `happening ${one.id}` : null, () => client.happening(one!.id));
  const reports = detail.value?.reports ?? [];
  const judge = (verdict: "accept" | "reject") => one && judgeItem("ledger", one.id, verdict);
  const skip = () => one && setSkipped(new Set([...skipped, one.id]));
  useKeys({
    a: () => void judge("accept"),
    x: () => void judge("reject"),
    s: () => void skip(),
    u: undoLast,
    e: () => void (one && go(toView(here(), "compare", one.id))),
  });
  return (
    <>
      <ScopeBar parts={[{ id: "left", words: t("review.left", { n: open.length }) }]} onSearch={onSearch} />
      <main id="main" className="page review" tabIndex={-1}>
        <h1>{t("view.review")}</h1>
        <p className="lead">{t("review.lead")}</p>
        {list.state === "error" && <Trouble {...list} />}
        {one ? (
          <article>
            <h2>{titleOf(one, t, language)}</h2>
            <p className="mut">
              {whenOf(one) ? date(whenOf(one)!, language) : t("card.undated")}, {t(`instrument.${one.instrument}`)},{" "}
              {t("compare.reports", { n: one.reports })}, {t("compare.lineages", { n: one.lineages.length })}
            </p>
            <ul>
              {reports.map((report) => (
                <li key={report.id}>
                  <Link to={{ ...HOME, view: "reader", id: report.document, item: report.event }}>
                    {report.text || report.title || t("why.read")}
                  </Link>
                  <small>
                    {[...report.chain]
                      .reverse()
                      .map((hand) => (hand === "(issuer)" ? (report.publisher ?? t("ribbon.issuer")) : hand))
                      .join(" ▸ ")}
                  </small>
                </li>
              ))}
            </ul>
            <div className="act">
              <button type="button" onClick={() => judge("accept")}>
                <kbd>a</kbd> {t("act.accept")}
              </button>
              <button type="button" onClick={() => judge("reject")}>
                <kbd>x</kbd> {t("act.reject")}
              </button>
              <button type="button" onClick={skip}>
                <kbd>s</kbd> {t("review.later")}
              </button>
              <button type="button" onClick={() => go(toView(here(), "compare", one.id))}>
                <kbd>e</kbd> {t("why.compare")}
              </button>
              <button type="button" onClick={undoLast}>
                <kbd>u</kbd> {t("act.undo")}
              </button>
            </div>
          </article>
        ) : (
          list.state === "ready" && <p className="lead">{t("review.done")}</p>
        )}
      </main>
    </>
  );
}

/** One voice told many times first, then one voice told once: where a single mistake moves most. */
const leaning = ({ reports, lineages }: Happening): number => reports / Math.max(1, lineages.length) ** 2;
