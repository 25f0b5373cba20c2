import { useLanguage } from "../shell/language.tsx";
import { FORMS, formAddress } from "../state/take-out.ts";

/** The ledger as files for other tools, each at one press. */
export function TakeOut() {
  const { t } = useLanguage();
  return (
    <details className="takeout">
      <summary className="chip">{t("export.title")}</summary>
      <ul>
        {FORMS.map((form) => (
          <li key={form}>
            <a href={formAddress(form)} download>
              {t(`export.${form}`)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
