import { MadeOf } from "../reader/document-table.tsx";
import { type Entry, leaveOut, retry } from "../shell/adding.ts";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { HOME } from "../state/address.ts";

/** Of a long queue only what is at hand is shown: what just came, what is on its way, and whatever went wrong. */
const SHOWN = 30;

export function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useLanguage();
  const at = entries.findIndex(({ state }) => state === "waiting" || state === "reading");
  const from = Math.max(0, (at < 0 ? entries.length : at) - SHOWN / 2);
  const shown = entries.filter((entry, i) => entry.state === "failed" || (i >= from && i < from + SHOWN));
  return (
    <>
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
          {shown.flatMap((entry) =>
            entry.documents.length > 0
              ? entry.documents
                  .slice(0, SHOWN)
                  .map((row) => <DocumentDone key={`${entry.key} ${row.id}`} row={row} name={entry.name} />)
              : [<EntryRow key={entry.key} entry={entry} />],
          )}
        </tbody>
      </table>
      {shown.length < entries.length && <p className="mut">{t("add.more", { n: entries.length - shown.length })}</p>}
    </>
  );
}

function DocumentDone({ row, name }: { readonly row: Entry["documents"][number]; readonly name: string }) {
  const { t } = useLanguage();
  return (
    <tr className={row.new ? "done" : "known"}>
      <th scope="row" dir="auto">
        <Link to={{ ...HOME, view: "reader", id: row.id }}>{row.title ?? t("documents.untitled")}</Link>
        {name && <small>{name}</small>}
      </th>
      <td className="wide" dir="auto">
        {row.issuer ?? row.publisher ?? t("documents.unsigned")}
      </td>
      <td>
        <MadeOf {...row} />
      </td>
      <td>
        {t("documents.events", { n: row.events })}
        <small>{row.new ? t("documents.counted", { n: row.counted }) : t("add.known")}</small>
      </td>
    </tr>
  );
}

function EntryRow({ entry }: { readonly entry: Entry }) {
  const { t } = useLanguage();
  const strokes = Math.max(2, Math.min(14, Math.ceil(entry.size / 160)));
  return (
    <tr className={entry.state}>
      <th scope="row" dir="auto">
        {entry.name || t("add.pasted")}
      </th>
      {entry.state === "failed" ? (
        <td colSpan={3}>
          {entry.message}
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
          <td className="wide">{t("add.unknown")}</td>
          <td>
            <svg className="strokes" width="220" height="16" aria-hidden="true">
              {Array.from({ length: strokes }, (_, i) => `M${i * 15} 8h11`).map((d) => (
                <path key={d} d={d} className="m-plain" />
              ))}
              {entry.state === "reading" && <path d="M0 2v12" className="caretline" />}
            </svg>
          </td>
          <td>{entry.state === "reading" ? t("add.now") : t("add.waiting")}</td>
        </>
      )}
    </tr>
  );
}
