import { useEffect, useState } from "react";
import { change, useAddress } from "../shell/address.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Term } from "../shell/term.tsx";
import { INSTRUMENTS, parseWeights, printWeights } from "../state/weights.ts";

/** What each instrument counts when all are pooled. The table beside says what any weights at all could make of it. */
export function WeightsPanel() {
  const { t } = useLanguage();
  const { weights: words, instrument } = useAddress();
  // The thumb follows the hand at once; figures are asked for when it rests.
  const [weights, setWeights] = useState(() => parseWeights(words));
  useEffect(() => setWeights(parseWeights(words)), [words]);
  useEffect(() => {
    const now = printWeights(weights);
    if (now === words) return;
    const wait = setTimeout(() => change({ weights: now }, { replace: true }), 120);
    return () => clearTimeout(wait);
  }, [weights, words]);
  return (
    <section className="panel weights" aria-label={t("weights.title")}>
      <h2>
        <Term of="range">{t("weights.title")}</Term>
      </h2>
      {INSTRUMENTS.map((name) => (
        <label key={name}>
          <span>{t(`instrument.tab.${name}`)}</span>
          <input
            type="range"
            min="0"
            max="3"
            step="0.25"
            value={weights[name]}
            disabled={instrument !== null}
            onChange={({ currentTarget }) => setWeights({ ...weights, [name]: Number(currentTarget.value) })}
          />
          <b>× {weights[name]}</b>
        </label>
      ))}
      <p className="mut">
        {t(instrument === null ? "weights.means" : "weights.pooledOnly")}{" "}
        {words !== null && (
          <button type="button" className="help" onClick={() => change({ weights: null }, { replace: true })}>
            {t("weights.even")}
          </button>
        )}
      </p>
    </section>
  );
}
