import type { Happenings } from "../../client/answers.ts";
import { useLanguage } from "../shell/language.tsx";

/** That a list holds the latest only, where it does: no count on a page may pass for that of the ledger. */
export function Latest({ page }: { readonly page: Happenings | null }) {
  const { t } = useLanguage();
  if (page === null || page.total <= page.happenings.length) return null;
  return <p className="mut">{t("list.latest", { n: page.happenings.length, total: page.total })}</p>;
}
