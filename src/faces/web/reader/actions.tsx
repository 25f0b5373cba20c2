import type { Document } from "../../../document/schema.ts";
import { useCorrections } from "../shell/corrections.ts";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import type { Item } from "../state/items.ts";

/** What a person may say of a finding. Kept apart from what the machine read, with who and when; undone by `u`. */
export function Actions({ document, item }: { readonly document: Document; readonly item: Item }) {
  const { t } = useLanguage();
  const { verdict, judge, undo } = useCorrections(document.id, item.id);
  useKeys({
    a: () => judge("accept"),
    x: () => judge("reject"),
    u: () => undo(),
  });
  return (
    <div className="act">
      <button type="button" aria-pressed={verdict === "accept"} onClick={() => judge("accept")}>
        <kbd>a</kbd> {t("act.accept")}
      </button>
      <button type="button" aria-pressed={verdict === "reject"} onClick={() => judge("reject")}>
        <kbd>x</kbd> {t("act.reject")}
      </button>
      {verdict && (
        <button type="button" onClick={() => undo()}>
          <kbd>u</kbd> {t("act.undo")}
        </button>
      )}
      {verdict && <span className="mut">{t("act.kept")}</span>}
    </div>
  );
}
