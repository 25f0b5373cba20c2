import type { Change, Correction } from "../../../document/corrected.ts";
import type { Document } from "../../../document/schema.ts";
import { undo } from "../shell/corrections.ts";
import { useLanguage } from "../shell/language.tsx";
import { date } from "../state/format.ts";
import { nameOf } from "../state/names.ts";
import type { Translate } from "../state/strings.ts";

/** What people have said of a finding: what it is now, by whom, when and why, and what was read. */
export function Said({ said, read }: { readonly said: readonly Correction[]; readonly read: Document }) {
  const { t, language } = useLanguage();
  return (
    <ul className="said" aria-label={t("correct.said")}>
      {said.map((one) => (
        <li key={one.sequence}>
          <b>{inWords(one.change, read, t, language)}</b>
          {one.reason && <span dir="auto">: {one.reason}</span>}{" "}
          <small>
            {one.by ?? t("correct.unnamed")}
            {one.made && `, ${date(one.made.slice(0, 10), language)}`}{" "}
            <button type="button" className="help" onClick={() => void undo(one.sequence, one.document)}>
              {t("correct.takeBack")}
            </button>
          </small>
        </li>
      ))}
    </ul>
  );
}

export function inWords(change: Change, read: Document, t: Translate, language: string): string {
  const words = (span: { start: number; end: number } | null) =>
    span ? `“${read.text.slice(span.start, span.end).replace(/\s+/g, " ")}”` : "";
  const names = (codes: readonly (string | null)[]) =>
    codes.map((code) => (code ? nameOf(code, language) : "?")).join(", ") || "–";
  switch (change.field) {
    case "verdict":
      return t(`correct.done.${change.value}`);
    case "class":
      return t("correct.now", { field: t("card.class"), value: t(`class.${change.value}`) });
    case "type":
      return t("correct.now", {
        field: t("role.what"),
        value: change.value.type ? t(`plover.${change.value.type}`) : t("card.noType"),
      });
    case "actors":
    case "recipients":
      return t("correct.now", { field: t(`correct.${change.field}`), value: names(change.value.map(({ code }) => code)) });
    case "what":
      return t("correct.now", { field: t("role.what"), value: words(change.value) });
    case "when":
      return t("correct.now", { field: t("role.when"), value: change.value.value ? date(change.value.value, language) : "–" });
    case "where":
      return t("correct.now", { field: t("role.where"), value: change.value?.name ?? "–" });
    case "howMany":
      return t("correct.now", { field: t("role.howMany"), value: String(change.value?.value ?? "–") });
    default:
      return t("correct.now", { field: `“${change.value.words}”`, value: nameOf(change.value.actor, language) });
  }
}
