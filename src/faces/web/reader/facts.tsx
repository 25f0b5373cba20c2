import type { Correction } from "../../../document/corrected.ts";
import type { Document } from "../../../document/schema.ts";
import type { DocumentRow } from "../../client/answers.ts";
import { Glyph } from "../shell/glyph.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { HOME } from "../state/address.ts";
import { FAMILIES, tally } from "../state/families.ts";
import { count, date } from "../state/format.ts";
import { Unread } from "./document-table.tsx";
import { Said } from "./said.tsx";

interface Props {
  readonly read: Document;
  readonly document: Document;
  readonly corrections: readonly Correction[];
  readonly rows: readonly DocumentRow[];
}

/** As many as a screen holds; the document itself among them. */
const BESIDE = 24;

function around(rows: readonly DocumentRow[], id: string): readonly DocumentRow[] {
  const place = Math.max(
    0,
    rows.findIndex((row) => row.id === id),
  );
  const first = Math.max(0, Math.min(place - 4, rows.length - BESIDE));
  return rows.slice(first, first + BESIDE);
}

/** What the document says of itself, what its sentences are, what was corrected, and the documents beside it. */
export function Facts({ read, document, corrections, rows }: Props) {
  const { t, language } = useLanguage();
  const { meta } = document;
  const counts = tally(document.sentences.map((sentence) => sentence.class));
  const { value, earliest, latest } = meta.published;
  const when = value
    ? date(value, language)
    : earliest && latest
      ? t("facts.between", { from: date(earliest, language), to: date(latest, language) })
      : t("facts.none");
  return (
    <aside className="facts" dir="ltr" aria-label={t("facts.label")}>
      <dl>
        <dt>{t("facts.issuer")}</dt>
        <dd dir="auto">{meta.issuer?.name ?? meta.publisher ?? <span className="mut">{t("facts.none")}</span>}</dd>
        <dt>{t("facts.date")}</dt>
        <dd title={meta.published.basis}>{when}</dd>
        <dt>{t("facts.text")}</dt>
        <dd className="mut">
          {t("facts.size", { n: document.text.length })}, sha256 {document.id.slice(7, 15)}
        </dd>
      </dl>
      {document.sentences.length === 0 && meta.language !== "en" && (
        <p>
          <Unread language={meta.language} />
        </p>
      )}
      <ul className="legend" aria-label={t("facts.classes")}>
        {FAMILIES.map((family) => (
          <li key={family}>
            <Glyph of={family} family={family} />
            <span>
              <span className={`line m-${family}`}>{t(`family.${family}`)}</span>
            </span>
            <b>{count(counts[family], language)}</b>
          </li>
        ))}
      </ul>
      {corrections.length > 0 && (
        <section className="saidall">
          <h2>{t("correct.title", { n: corrections.length })}</h2>
          <Said said={corrections} read={read} />
        </section>
      )}
      {rows.length > 1 && (
        <nav className="beside" aria-label={t("facts.documents")}>
          <h2>{t("facts.documents")}</h2>
          <ul>
            {around(rows, document.id).map((row) => (
              <li key={row.id}>
                <Link
                  to={{ ...HOME, view: "reader", id: row.id }}
                  aria-current={row.id === document.id ? "true" : undefined}
                  lang={row.language}
                  dir="auto"
                >
                  {row.title ?? t("documents.untitled")}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </aside>
  );
}
