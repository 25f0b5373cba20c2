import type { Evidence } from "../../client/answers.ts";
import { useLanguage } from "../shell/language.tsx";
import { share, weight } from "../state/format.ts";
import type { Left } from "../state/leave-out.ts";
import { nameOf } from "../state/names.ts";
import { slotOf } from "../state/scope.ts";
import { useHues, useScope } from "./use-scope.ts";

interface Props {
  readonly evidence: Evidence;
  readonly power: string | null;
  /** The same sum without what was left out. */
  readonly left: readonly Left[];
  readonly gone: number;
  readonly onAll: () => void;
}

/** Each power's part as a bar, and the quotient they come to. */
export function EvidenceSum({ evidence, power, left, gone, onAll }: Props) {
  const { t, language } = useLanguage();
  const hues = useHues(useScope().powers);
  const { sums } = evidence;
  const most = Math.max(0.001, ...sums.map(({ value }) => value));
  const mine = left.find((one) => one.power === (power ?? sums[0]?.power)) ?? left[0];
  const total = left.reduce((all, { value }) => all + value, 0);
  return (
    <section className="sum" aria-label={t("why.sum")}>
      {left.map((one) => (
        <div key={one.power} className={one.power === power ? "mine" : undefined}>
          <span>{nameOf(one.power, language)}</span>
          <i
            className={`p${slotOf(one.power, hues) || ""} part`}
            style={{ width: `${((one.value / most) * 100).toFixed(1)}%` }}
          />
          <b>{weight(one.value)}</b>
        </div>
      ))}
      {mine && total > 0 && (
        <p className="eq">
          {weight(mine.value)} ÷ (
          {left
            .filter(({ value }) => value > 0)
            .map(({ value }) => weight(value))
            .join(" + ")}
          ) = <b>{mine.share === null ? "–" : `${(mine.share * 100).toFixed(1)}%`}</b>
        </p>
      )}
      {gone > 0 && (
        <p className="supposed" role="status">
          {t("why.without", { n: gone })}{" "}
          {mine?.share != null && evidence.value !== null
            ? t("why.becomes", { before: share(evidence.value), after: share(mine.share) })
            : t("dyad.nothingLeft")}
          {left[0] && left[0].share !== null && left[0].power !== sums[0]?.power && (
            <>, {t("dyad.turns", { power: nameOf(left[0].power, language) })}</>
          )}
          .{" "}
          <button type="button" className="help" onClick={onAll}>
            {t("why.all")}
          </button>
        </p>
      )}
    </section>
  );
}
