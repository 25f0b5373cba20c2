import type { Instrument } from "../../../document/schema.ts";
import { useLanguage } from "../shell/language.tsx";
import { INSTRUMENTS } from "../state/weights.ts";

interface Props {
  readonly chosen: string | null;
  readonly onChoose: (instrument: Instrument | null) => void;
}

/** All instruments pooled, or one. */
export function InstrumentTabs({ chosen, onChoose }: Props) {
  const { t } = useLanguage();
  return (
    <div className="tabs" role="group" aria-label={t("instrument.label")}>
      {[null, ...INSTRUMENTS].map((instrument) => (
        <button key={instrument ?? "all"} type="button" aria-pressed={chosen === instrument} onClick={() => onChoose(instrument)}>
          {instrument ? t(`instrument.tab.${instrument}`) : t("instrument.all")}
        </button>
      ))}
    </div>
  );
}
