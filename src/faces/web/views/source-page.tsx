import type { SourcePage as Answer } from "../../client/answers.ts";
import { Proportions } from "../reader/document-table.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { undoLast } from "../shell/corrections.ts";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { Term } from "../shell/term.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { HOME } from "../state/address.ts";
import { FAMILIES } from "../state/families.ts";
import { date, interval, share } from "../state/format.ts";
import { nameOf } from "../state/names.ts";
import type { SourceRow } from "../state/sources.ts";
import { wilson } from "../state/wilson.ts";
import { SourceEffect } from "./source-effect.tsx";
import { SourceRating } from "./source-rating.tsx";

/** Of its documents so many are listed, the latest added; the others are found by searching. */
const SHOWN = 100;

/** One source: what it says first and what it hands on, its ties, how people rate it and why. Never a score of trust. */
export function SourcePage({ id, row }: { readonly id: string; readonly row: SourceRow | null }) {
  const { t, language } = useLanguage();
  const answer = useAnswer(`source ${id}`, () => client.source(id));
  const own = useAnswer(row ? `documents by ${row.name}` : null, () => client.documents({ publisher: row?.name, limit: SHOWN }));
  const printed = own.value?.documents ?? [];
  useKeys({ u: () => undoLast() });
  const source = answer.value;
  // A publisher of whom no report is kept still has its documents.
  if (answer.state === "error" && !(answer.code === "no-source" && row)) return <Trouble {...answer} />;
  if (answer.state === "loading" && !source) return <article className="documents" aria-busy="true" />;
  return (
    <article className="documents source">
      <h1 dir="auto">{row?.name || source?.name || id}</h1>
      <p className="lead">
        {row && t("sources.put", { n: row.documents, sentences: row.total })}{" "}
        {row?.first && date(`${row.first}/${row.last}`, language)}
      </p>
      <div className="two">
        <div>
          <section>
            <h2>{t("source.who")}</h2>
            <dl className="facts4">
              <dt>{t("source.code")}</dt>
              <dd>{source?.actor ? `${nameOf(source.actor, language)} ${source.actor}` : "?"}</dd>
              <dt>{t("source.languages")}</dt>
              <dd>{row?.languages.join(", ") || "?"}</dd>
              <dt>{t("source.genres")}</dt>
              <dd>{row?.genres.map((genre) => t(`genre.${genre}`)).join(", ") || "?"}</dd>
              <dt>{t("source.owner")}</dt>
              <dd>{source?.owner ?? "?"}</dd>
            </dl>
          </section>
          {source && <FirstOrHandedOn source={source} />}
          {row && <MadeOf row={row} />}
        </div>
        <div>
          {source && <SourceRating source={source} />}
          {source && <SourceEffect source={source} />}
          {source && source.agreement.length > 0 && <Agreement source={source} />}
        </div>
      </div>
      {printed.length > 0 && (
        <section>
          <h2>{t("documents.title")}</h2>
          {row && row.documents > printed.length && (
            <p className="mut">{t("source.latest", { n: printed.length, total: row.documents })}</p>
          )}
          <table>
            <tbody>
              {printed.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <Link to={{ ...HOME, view: "reader", id: one.id }} lang={one.language} dir="auto">
                      {one.title ?? t("documents.untitled")}
                    </Link>
                    {source?.corrections.some(({ document }) => document === one.id) && <small>{t("source.corrected")}</small>}
                  </th>
                  <td>
                    <Proportions classes={one.classes} />
                  </td>
                  <td className="r">{t("documents.events", { n: one.events })}</td>
                  <td className="r n">{one.published ? date(one.published, language) : t("documents.undated")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </article>
  );
}

function FirstOrHandedOn({ source }: { readonly source: Answer }) {
  const { t } = useLanguage();
  const { originates, relays } = source;
  const all = Math.max(1, originates + relays);
  return (
    <section>
      <h2>
        <Term of="lineage">{t("source.firstOrHanded")}</Term>
      </h2>
      <p className="amount whole">
        <i className="own" style={{ width: `${((originates / all) * 100).toFixed(1)}%` }} />
        <i className="handed" style={{ width: `${((relays / all) * 100).toFixed(1)}%` }} />
      </p>
      <p className="mut">
        {t("source.first", { n: originates })}, {t("source.handed", { n: relays })},{" "}
        {t("documents.counted", { n: source.counted })}
      </p>
      <Others title={t("source.quotes")} list={source.quotes} />
      <Others title={t("source.quotedBy")} list={source.quotedBy} />
    </section>
  );
}

function Others({ title, list }: { readonly title: string; readonly list: Answer["quotes"] }) {
  if (list.length === 0) return null;
  return (
    <p className="others">
      <span className="mut">{title}</span>{" "}
      {list.slice(0, 8).map(({ id, name, reports }, i) => (
        <span key={id} dir="auto">
          {i > 0 && ", "}
          <Link to={{ ...HOME, view: "sources", id }}>{name}</Link> {reports}
        </span>
      ))}
    </p>
  );
}

function MadeOf({ row }: { readonly row: SourceRow }) {
  const { t } = useLanguage();
  return (
    <section>
      <h2>{t("sources.madeOf")}</h2>
      <table className="made">
        <tbody>
          {FAMILIES.filter((family) => row.sentences[family] > 0).map((family) => (
            <tr key={family}>
              <th scope="row">
                <span className={`line m-${family}`}>{t(`family.${family}`)}</span>
              </th>
              <td className="amount">
                <i className={`f-${family}`} style={{ width: `${((row.sentences[family] / row.total) * 100).toFixed(1)}%` }} />
              </td>
              <td className="r">{share(row.sentences[family] / row.total)}</td>
              <td className="r mut">{row.sentences[family]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mut">{t("sources.noScore")}</p>
    </section>
  );
}

/** Where others tell of the same happening: how often they say the same, field by field. */
function Agreement({ source }: { readonly source: Answer }) {
  const { t } = useLanguage();
  return (
    <section>
      <h2>{t("source.agreement")}</h2>
      <table className="made">
        <tbody>
          {source.agreement.map(({ field, same, of }) => {
            const span = wilson(same, of);
            return (
              <tr key={field}>
                <th scope="row">{t(`statement.${field}`)}</th>
                <td className="r">{t("source.same", { same, n: of })}</td>
                <td className="r mut">{span && `${share(same / of)}, ${interval(span)}`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="mut">{t("source.agreementMeans")}</p>
    </section>
  );
}
