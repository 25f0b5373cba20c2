import { Fragment } from "react";
import { change } from "../shell/address.tsx";
import { useLanguage } from "../shell/language.tsx";
import { figureId } from "../state/figure.ts";
import { interval, share } from "../state/format.ts";
import { nameOf, shortName } from "../state/names.ts";
import { gradeOf, slotOf } from "../state/scope.ts";
import { Axis, Forest } from "./forest.tsx";
import type { StateFigures } from "./use-scope.ts";

interface Props {
  readonly pair: readonly [string, string];
  readonly figures: StateFigures;
  readonly hues: readonly string[];
  readonly instrument: string | null;
  readonly at: string;
}

/** Two states side by side, power by power, on one scale. */
export function StatePair({ pair, figures, hues, instrument, at }: Props) {
  const { t, language } = useLanguage();
  const both = pair.map((state) => figures.get(state)?.figure ?? null);
  const powers = [
    ...new Set(both.flatMap((figure) => figure?.shares.filter((row) => row.share !== null).map(({ power }) => power) ?? [])),
  ];
  const shareIn = (i: number, power: string) => both[i]?.shares.find((row) => row.power === power) ?? null;
  return (
    <section className="pair" aria-label={t("pair.title")}>
      <table className="shares">
        <thead>
          <tr>
            <th scope="col">{t("map.power")}</th>
            {pair.map((state) => (
              <th key={state} scope="colgroup" colSpan={3}>
                {nameOf(state, language)}
              </th>
            ))}
          </tr>
          <tr>
            <td />
            {pair.map((state) => (
              <Fragment key={state}>
                <td colSpan={2} />
                <td className="fp">
                  <Axis />
                </td>
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {powers.map((power) => (
            <tr key={power}>
              <th scope="row" title={nameOf(power, language)}>
                {shortName(power)}
              </th>
              {pair.map((state, i) => {
                const row = shareIn(i, power);
                const figure = both[i];
                if (!row || row.share === null || !figure)
                  return (
                    <td key={state} colSpan={3} className="mut">
                      {t("map.none")}
                    </td>
                  );
                return [
                  <td key={`${state} share`} className="r">
                    <button
                      type="button"
                      className="figure"
                      onClick={() => change({ figure: figureId({ state, power, instrument, at }) })}
                    >
                      {share(row.share)}
                    </button>
                  </td>,
                  <td key={`${state} interval`} className="iv">
                    {row.interval ? interval(row.interval) : row.why ? t(`why.${row.why}`) : ""}
                  </td>,
                  <td key={`${state} picture`} className="fp">
                    <Forest row={row} slot={slotOf(power, hues)} grade={gradeOf(figure)} />
                  </td>,
                ];
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="act">
        <button type="button" onClick={() => change({ other: null }, { replace: true })}>
          {t("pair.leave")}
        </button>
      </p>
    </section>
  );
}
