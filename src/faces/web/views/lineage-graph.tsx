import { go } from "../shell/address.tsx";
import { useLanguage } from "../shell/language.tsx";
import { HOME } from "../state/address.ts";
import { date } from "../state/format.ts";
import type { Lineage } from "../state/happenings.ts";
import { dayNumber, isoDay } from "../state/weeks.ts";

const LEFT = 210;
const WIDTH = 1000;
const HAND = 96;
const ROW = 26;

interface Props {
  readonly lineages: readonly Lineage[];
  /** Day each document was put out, as far as anybody knows. */
  readonly days: ReadonlyMap<string, string>;
}

/**
 * Who has it from whom, in time from left to right: root speakers are lines, their statement a filled dot, each hand after it
 * a ring, and the document held stands at the day it was put out. What has no day stands apart, at the right.
 */
export function LineageGraph({ lineages, days }: Props) {
  const { t, language } = useLanguage();
  const numbers = lineages.flatMap(({ reports }) => reports.flatMap(({ document }) => dayNumber(days.get(document) ?? "") || []));
  const widest = Math.max(1, ...lineages.flatMap(({ reports }) => reports.map(({ chain }) => chain.length)));
  const [first, last] = numbers.length > 0 ? [Math.min(...numbers), Math.max(...numbers)] : [0, 0];
  const start = LEFT + 34 + (widest - 1) * HAND;
  const apart = WIDTH - 190;
  const end = Math.max(start, apart - 190);
  const ofDay = (day: number): number => start + ((day - first) / Math.max(1, last - first)) * (end - start);
  const placeOf = (document: string): number => {
    const day = days.get(document);
    if (!day) return numbers.length === 0 ? start : apart;
    return ofDay(dayNumber(day));
  };
  const hasUndated = numbers.length > 0 && lineages.some(({ reports }) => reports.some(({ document }) => !days.has(document)));
  let y = 46;
  const rows = lineages.map((lineage) => {
    const top = y;
    y += lineage.reports.length * ROW + 22;
    return { lineage, top };
  });
  return (
    <section className="graph">
      <h2>
        {t("compare.lineagesTitle")} <span>{t("compare.graphKey")}</span>
      </h2>
      <div className="graphbox">
        <svg viewBox={`0 0 ${WIDTH} ${y}`} width={WIDTH} role="group" aria-label={t("compare.graph")}>
          {numbers.length > 0 &&
            [...new Set([first, last])].map((day) => (
              <g key={day} className="day">
                <path d={`M${ofDay(day)} 18V${y - 6}`} />
                <text x={ofDay(day)} y="12" textAnchor="middle">
                  {date(isoDay(day), language)}
                </text>
              </g>
            ))}
          {hasUndated && (
            <text x={apart} y="12" textAnchor="middle" className="apart">
              {t("compare.undatedDocs")}
            </text>
          )}
          {rows.map(({ lineage, top }) => (
            <g key={lineage.id}>
              <text x="0" y={top + 4} className="rt">
                {short(lineage.name)}
              </text>
              <path d={`M${LEFT - 20} ${top}H${WIDTH - 20}`} className="root" />
              <circle cx={LEFT} cy={top} r="4.500" className="said" />
              {lineage.reports.map((report, i) => {
                // The chain's first is the line itself; a document that is its own root stands on it.
                const hands = report.chain.length > 1 ? report.chain.slice(1) : report.chain;
                const level = top + (i + 1) * ROW - 4;
                const place = placeOf(report.document);
                const at = (hand: number) => place - (hands.length - 1 - hand) * HAND;
                const open = () => go({ ...HOME, view: "reader", id: report.document, item: report.event });
                return (
                  <g
                    key={report.id}
                    role="link"
                    tabIndex={0}
                    className="node"
                    onClick={open}
                    onKeyDown={({ key }) => key === "Enter" && open()}
                  >
                    <path
                      d={`M${LEFT} ${top}C${LEFT + 10} ${level} ${LEFT + 10} ${level} ${LEFT + 34} ${level}H${place}`}
                      className={report.evidence === "sourced" || report.evidence === "official" ? "edge" : "edge un"}
                    />
                    <title>{hands.map((hand) => (hand === "(issuer)" ? (report.publisher ?? "") : hand)).join(" ▸ ")}</title>
                    {hands.map((hand, i) => {
                      const isHeld = i === hands.length - 1;
                      const name = isHeld ? (report.publisher ?? report.title ?? hand) : hand;
                      return (
                        <g key={hand}>
                          <circle cx={at(i)} cy={level} r={isHeld ? 5 : 4} className={isHeld ? "held" : "hand"} />
                          <text x={at(i) + 11} y={level + 4} className={isHeld ? "me" : "by"}>
                            {short(name === "(issuer)" ? (report.publisher ?? "") : name, isHeld ? 24 : 13)}
                          </text>
                        </g>
                      );
                    })}
                  </g>
                );
              })}
            </g>
          ))}
        </svg>
      </div>
    </section>
  );
}

const short = (given: string, most = 28): string => {
  const name = given.replace(/^the\s+/i, "");
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
};
