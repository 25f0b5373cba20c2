import type { Report, ToldHappening } from "../../client/answers.ts";
import { Glyph } from "../shell/glyph.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { HOME } from "../state/address.ts";
import { count, date } from "../state/format.ts";
import { type Cell, type Field, type Lineage, oneToDocument, rowOf, spokenFields } from "../state/happenings.ts";

/** Outlets of one lineage stand together under their root speaker; a rule parts one lineage from the next. */
export function Matrix({
  lineages: told,
  statements,
  days,
}: {
  readonly lineages: readonly Lineage[];
  readonly statements: ToldHappening["statements"];
  /** The day on which a document was put out. */
  readonly days: ReadonlyMap<string, string>;
}) {
  const { t, language } = useLanguage();
  const lineages = told.map(oneToDocument);
  const reports = lineages.flatMap((lineage) => lineage.reports);
  const firsts = new Set(lineages.slice(1).map((lineage) => lineage.reports[0].id));
  const edge = (report: Report) => (firsts.has(report.id) ? "edge" : undefined);
  return (
    <div className="matrix">
      <table>
        <thead>
          <tr className="lin">
            <td />
            {lineages.map((lineage, i) => (
              <th
                key={lineage.id}
                scope="colgroup"
                colSpan={lineage.reports.length}
                className={i > 0 ? "edge" : undefined}
                dir="auto"
              >
                {lineage.name} <span>{lineage.reports.length > 1 && t("compare.outlets", { n: lineage.reports.length })}</span>
              </th>
            ))}
          </tr>
          <tr className="out">
            <td />
            {reports.map((report) => (
              <th key={report.id} scope="col" className={edge(report)} dir="auto">
                <Link to={{ ...HOME, view: "reader", id: report.document, item: report.event }}>
                  {report.publisher ?? report.title ?? t("documents.unsigned")}
                </Link>
                {days.has(report.document) && <small>{date(days.get(report.document)!, language)}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spokenFields(reports).map((field) => (
            <tr key={field}>
              <th scope="row">{t(`field.${field}`)}</th>
              {rowOf(field, reports, statements).map((cell, i) => (
                <td key={reports[i].id} className={[cell.agreement, edge(reports[i])].filter(Boolean).join(" ")}>
                  <Value field={field} cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const SIGNS = { same: "same", inside: "inside", holds: "holds", differs: "differs" } as const;

function Value({ field, cell }: { readonly field: Field; readonly cell: Cell }) {
  const { t, language } = useLanguage();
  if (cell.value === null) return <span className="mut">{t("compare.notSaid")}</span>;
  const words =
    field === "announced" || field === "realised"
      ? date(cell.value, language, t("compare.about"))
      : field === "status"
        ? t(`status.${cell.value}`)
        : cell.value.replace(/\d{4,}/g, (digits) => count(Number(digits), language));
  const sign = SIGNS[cell.agreement as keyof typeof SIGNS];
  return (
    <>
      {sign && <Glyph of={sign} />}
      <span>
        {sign && <span className="sr">{t(`agreement.${sign}`)}: </span>}
        {words}
        {cell.agreement === "inside" && <small>{t("compare.inside")}</small>}
        {cell.agreement === "holds" && <small>{t("compare.holds")}</small>}
        {cell.agreement === "differs" && <small>{difference(field, cell, t)}</small>}
      </span>
    </>
  );
}

function difference(field: Field, { by }: Cell, t: ReturnType<typeof useLanguage>["t"]): string {
  if (by === null) return t("compare.differs");
  if (field === "howMany") return t("compare.part", { part: `${by > 0 ? "+" : "−"}${Math.round(Math.abs(by) * 100)}%` });
  return t("compare.days", { n: by });
}
