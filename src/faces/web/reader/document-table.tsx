import type { ClaimClass } from "../../../document/schema.ts";
import type { DocumentRow } from "../../client/answers.ts";
import { isUnread } from "../shell/adding.ts";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { HOME } from "../state/address.ts";
import { FAMILIES, tally } from "../state/families.ts";
import { date } from "../state/format.ts";
import { TakeOut } from "./take-out.tsx";

/** Every document with who speaks, what kind of sentences it is made of, and what was found. */
export function DocumentTable({
  rows,
  total,
  isLoading,
  onMore,
}: {
  readonly rows: readonly DocumentRow[];
  /** In the ledger, of which `rows` may be the first only. */
  readonly total: number;
  readonly isLoading: boolean;
  readonly onMore: () => void;
}) {
  const { t, language } = useLanguage();
  return (
    <div className="documents">
      <div className="hd">
        <h1>{t("documents.title")}</h1>
        <div className="acts">
          {total > 0 && <TakeOut />}
          <Link className="chip" to={{ ...HOME, view: "add" }}>
            <kbd>o</kbd> {t("documents.add")}
          </Link>
        </div>
      </div>
      <p className="lead">{isLoading ? t("documents.loading") : t("documents.lead", { n: total })}</p>
      <table hidden={rows.length === 0}>
        <thead>
          <tr>
            <th scope="col">{t("documents.document")}</th>
            <th scope="col" className="wide">
              {t("documents.speaks")}
            </th>
            <th scope="col" className="wide">
              {t("documents.date")}
            </th>
            <th scope="col">{t("documents.sentences")}</th>
            <th scope="col" className="r">
              {t("documents.found")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={{ ...HOME, view: "reader", id: row.id }} lang={row.language} dir="auto">
                  {row.title ?? t("documents.untitled")}
                </Link>
                <small>{[row.language, row.genre && t(`genre.${row.genre}`)].filter(Boolean).join(", ")}</small>
              </th>
              <td className="wide">
                {row.issuer ?? row.publisher ?? <span className="mut">{t("documents.unsigned")}</span>}
                {row.publisher && row.issuer && row.publisher !== row.issuer && <small>{row.publisher}</small>}
              </td>
              <td className="wide n">
                {row.published ? date(row.published, language) : <span className="mut">{t("documents.undated")}</span>}
              </td>
              <td>
                <MadeOf {...row} />
              </td>
              <td className="r">
                {t("documents.events", { n: row.events })}
                <small>{t("documents.counted", { n: row.counted })}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > rows.length && !isLoading && (
        <button type="button" className="chip" onClick={onMore}>
          {t("documents.more", { n: total - rows.length })}
        </button>
      )}
    </div>
  );
}

/** What a document is made of, or that it is in a language of which only the words are kept. */
export function MadeOf({ classes, sentences, language }: Pick<DocumentRow, "classes" | "sentences" | "language">) {
  return isUnread({ sentences, language }) ? <Unread language={language} /> : <Proportions classes={classes} />;
}

export function Unread({ language }: { readonly language: string }) {
  const { t, language: ours } = useLanguage();
  const name = new Intl.DisplayNames(ours, { type: "language" }).of(language) ?? language;
  return <span className="mut">{t("documents.unread", { language: name })}</span>;
}

/** What a document's sentences are, as runs of strokes in each family's own line. */
export function Proportions({ classes, width = 220 }: { readonly classes: DocumentRow["classes"]; readonly width?: number }) {
  const { t } = useLanguage();
  const list = Object.entries(classes).flatMap(([name, n]) => Array.from({ length: n ?? 0 }, () => name as ClaimClass));
  const counts = tally(list);
  const total = list.length;
  const step = Math.min(17, width / Math.max(1, total));
  let x = 0;
  const label = FAMILIES.filter((family) => counts[family] > 0)
    .map((family) => `${t(`family.${family}`)} ${counts[family]}`)
    .join(", ");
  return (
    <svg
      className="strokes"
      width={width}
      height="16"
      viewBox={`0 0 ${width} 16`}
      role="img"
      aria-label={label || t("documents.noSentences")}
    >
      {FAMILIES.map((family) => {
        const start = x;
        x += counts[family] * step;
        if (counts[family] === 0) return null;
        const gap = step > 6 ? 4 : 0;
        const lines = family === "quoted" ? [6.8, 9.2] : [8];
        return Array.from({ length: gap ? counts[family] : 1 }, (_, i) => {
          const from = start + i * step;
          const to = gap ? from + step - gap : x - 2;
          return lines.map((y) => (
            <path key={`${family} ${from} ${y}`} d={`M${from} ${y}H${Math.max(from + 1, to)}`} className={`m-${family}`} />
          ));
        });
      })}
    </svg>
  );
}
