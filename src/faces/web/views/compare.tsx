import { useEffect, useState } from "react";
import type { Happening } from "../../client/answers.ts";
import { go, here, useAddress } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { undoLast } from "../shell/corrections.ts";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { ScopeBar } from "../shell/scope-bar.tsx";
import { Term } from "../shell/term.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { toView } from "../state/address.ts";
import { date } from "../state/format.ts";
import { dyadOf, lineagesOf, whenOf } from "../state/happenings.ts";
import { happeningKind } from "../state/note.ts";
import { Differences, Regroup } from "./differences.tsx";
import { Latest } from "./latest.tsx";
import { LineageGraph } from "./lineage-graph.tsx";
import { Matrix } from "./matrix.tsx";
import { useHappenings } from "./use-scope.ts";
import "../styles/compare.css";

/** Where reports of one thing agree, refine each other, and contradict: fields down, lineages across. */
export default function Compare({ onSearch }: { readonly onSearch: () => void }) {
  const { t, language } = useLanguage();
  const address = useAddress();
  const list = useHappenings();
  const told = [...(list.value?.happenings ?? [])].sort((a, b) => b.reports - a.reports);
  // What stood first when the page opened stays, when more come.
  const [begun, setBegun] = useState<string | null>(null);
  const id = address.id ?? begun ?? told[0]?.id ?? null;
  useEffect(() => {
    if (address.id === null && begun === null && id !== null) setBegun(id);
  }, [address.id, begun, id]);
  const place = told.findIndex((one) => one.id === id);
  const step = (by: 1 | -1) => {
    const next = told[place + by];
    if (next) go(toView(here(), "compare", next.id));
  };
  useKeys({ u: () => undoLast(), "[": () => step(-1), "]": () => step(1), j: () => step(1), k: () => step(-1) });
  return (
    <>
      <ScopeBar
        parts={[
          { id: "ledger", words: t("scope.ledger"), onClick: () => go(toView(here(), "reader")) },
          { id: "n", words: t("scope.happenings", { n: list.value?.total ?? 0 }) },
        ]}
        onSearch={onSearch}
      />
      <main id="main" className="page compare" tabIndex={-1}>
        {list.state === "error" ? (
          <Trouble {...list} />
        ) : list.state === "ready" && told.length === 0 ? (
          <Empty />
        ) : (
          <>
            <nav aria-label={t("compare.happenings")}>
              <h2>{t("compare.happenings")}</h2>
              {!list.value && <p className="mut">{t("trouble.waiting")}</p>}
              <Latest page={list.value} />
              <ul>
                {told.map((one) => (
                  <li key={one.id}>
                    <Link to={toView(address, "compare", one.id)} aria-current={one.id === id ? "true" : undefined}>
                      {titleOf(one, t, language)}
                      <small>
                        {whenOf(one) ? date(whenOf(one)!, language) : t("card.undated")},{" "}
                        {t("compare.reports", { n: one.reports })}
                      </small>
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
            {id !== null && <Told id={id} all={told} />}
          </>
        )}
      </main>
    </>
  );
}

type Translate = ReturnType<typeof useLanguage>["t"];

export const titleOf = (happening: Omit<Happening, "reports">, t: Translate, language: string): string =>
  `${happeningKind(happening, t)}${happening.announced ? ` (${t("stated.announced")})` : ""}: ${dyadOf(happening, language)}`;

function Empty() {
  const { t } = useLanguage();
  return (
    <div>
      <h1>{t("view.compare")}</h1>
      <p className="lead">{t("compare.empty")}</p>
    </div>
  );
}

function Told({ id, all }: { readonly id: string; readonly all: readonly Happening[] }) {
  const { t, language } = useLanguage();
  const answer = useAnswer(`happening ${id}`, () => client.happening(id));
  if (answer.state === "error") return <Trouble {...answer} />;
  if (!answer.value) return <section aria-busy="true" />;
  const happening = answer.value;
  const { reports } = happening;
  const lineages = lineagesOf(reports);
  const days = new Map(reports.flatMap(({ document, put }) => (put ? [[document, put]] : [])));
  return (
    <section className="told">
      <h1>
        {titleOf(happening, t, language)}
        <em>
          {t("compare.reports", { n: reports.length })}, <Term of="lineage">{t("compare.lineages", { n: lineages.length })}</Term>
        </em>
      </h1>
      <div className="beside2">
        <Matrix lineages={lineages} statements={happening.statements} days={days} />
        <aside aria-label={t("differ.title")}>
          <h2>{t("differ.title")}</h2>
          <Differences key={happening.id} told={happening} />
          <Regroup
            told={happening}
            others={all.filter((one) => one.id !== happening.id).map((one) => ({ id: one.id, words: titleOf(one, t, language) }))}
          />
        </aside>
      </div>
      <LineageGraph lineages={lineages} days={days} />
    </section>
  );
}
