import { plainName } from "../../../base/letters.ts";
import { Proportions } from "../reader/document-table.tsx";
import { go, here, useAddress } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { ScopeBar } from "../shell/scope-bar.tsx";
import { Term } from "../shell/term.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { HOME, toView } from "../state/address.ts";
import { date, share } from "../state/format.ts";
import { type SourceRow, sourceOf } from "../state/sources.ts";
import { SourcePage } from "./source-page.tsx";
import "../styles/documents.css";
import "../styles/sources.css";

/** Who speaks: what each publisher put out, how much of it is reported, quoted or imputed. Never a score of trust. */
export default function Sources({ onSearch }: { readonly onSearch: () => void }) {
  const { t } = useLanguage();
  const address = useAddress();
  const list = useAnswer("publishers", () => client.publishers());
  const sources = (list.value?.publishers ?? []).map(sourceOf);
  const total = list.value?.total ?? 0;
  const { id } = address;
  // The ledger knows a publisher by its plain name.
  const row = id === null ? null : (sources.find(({ name }) => name === id || plainName(name) === id) ?? null);
  return (
    <>
      <ScopeBar
        parts={[
          { id: "s", words: t("scope.sources", { n: total }), onClick: () => go(toView(here(), "sources")) },
          ...(id !== null ? [{ id: "one", words: row?.name || id }] : []),
        ]}
        onSearch={onSearch}
      />
      <main id="main" className="page sources" tabIndex={-1}>
        {list.state === "error" ? (
          <Trouble {...list} />
        ) : id !== null ? (
          <SourcePage key={id} id={row?.name === id ? plainName(id) : id} row={row} />
        ) : (
          <>
            <SourceTable sources={sources} total={total} />
            <Speakers />
          </>
        )}
      </main>
    </>
  );
}

function SourceTable({ sources, total }: { readonly sources: readonly SourceRow[]; readonly total: number }) {
  const { t, language } = useLanguage();
  return (
    <div className="documents">
      <h1>{t("view.sources")}</h1>
      <p className="lead">{sources.length > 0 ? t("sources.lead") : t("sources.empty")}</p>
      {total > sources.length && <p className="mut">{t("sources.cut", { n: sources.length, total })}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{t("sources.publisher")}</th>
            <th scope="col" className="r">
              {t("sources.documents")}
            </th>
            <th scope="col">{t("documents.sentences")}</th>
            <th scope="col" className="r wide">
              <Term of="imputed">{t("sources.imputed")}</Term>
            </th>
            <th scope="col" className="r wide">
              {t("documents.found")}
            </th>
            <th scope="col" className="r wide">
              {t("documents.date")}
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.name}>
              <th scope="row" dir="auto">
                <Link to={{ ...HOME, view: "sources", id: plainName(source.name) || null }}>
                  {source.name || t("documents.unsigned")}
                </Link>
                <small>{[...source.languages, ...source.genres.map((genre) => t(`genre.${genre}`))].join(", ")}</small>
              </th>
              <td className="r">{source.documents}</td>
              <td>
                <Proportions classes={source.classes} />
              </td>
              <td className="r wide">{source.total > 0 ? share(source.sentences.imputed / source.total) : ""}</td>
              <td className="r wide">
                {t("documents.events", { n: source.events })}
                <small>{t("documents.counted", { n: source.counted })}</small>
              </td>
              <td className="r wide n">
                {source.first ? (
                  date(`${source.first}/${source.last}`, language)
                ) : (
                  <span className="mut">{t("documents.undated")}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whom reports go back to, whoever printed them: what each originates, and what it only hands on. */
function Speakers() {
  const { t } = useLanguage();
  const answer = useAnswer("sources", () => client.sources());
  const rows = (answer.value ?? []).slice(0, 60);
  const most = Math.max(1, ...rows.map(({ originates, relays }) => originates + relays));
  if (rows.length === 0) return null;
  return (
    <section className="documents speakers">
      <h2>
        <Term of="lineage">{t("sources.speakers")}</Term>
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("sources.speaker")}</th>
            <th scope="col" className="wide">
              {t("sources.picture")}
            </th>
            <th scope="col" className="r">
              {t("sources.originates")}
            </th>
            <th scope="col" className="r">
              {t("sources.relays")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, originates, relays }) => (
            <tr key={id}>
              <th scope="row" dir="auto">
                <Link to={{ ...HOME, view: "sources", id }}>{name}</Link>
              </th>
              <td className="wide amount">
                <i className="own" style={{ width: `${((originates / most) * 100).toFixed(1)}%` }} />
                <i className="handed" style={{ width: `${((relays / most) * 100).toFixed(1)}%` }} />
              </td>
              <td className="r">{originates}</td>
              <td className="r">{relays}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
