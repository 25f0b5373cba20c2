import { change } from "../shell/address.tsx";
import { useLanguage } from "../shell/language.tsx";
import { INSTRUMENTS } from "../state/weights.ts";

/** All instruments pooled, or one. */
export function InstrumentTabs({ chosen }: { readonly chosen: string | null }) {
  const { t } = useLanguage();
  return (
    <div className="tabs" role="group" aria-label={t("instrument.label")}>
      {[null, ...INSTRUMENTS].map((instrument) => (
        <button
          key={instrument ?? "all"}
          type="button"
          aria-pressed={chosen === instrument}
          onClick={() => change({ instrument }, { replace: true })}
        >
          {instrument ? t(`instrument.tab.${instrument}`) : t("instrument.all")}
        </button>
      ))}
    </div>
  );
}
