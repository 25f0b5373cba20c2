import { go } from "../shell/address.tsx";
import { useLanguage } from "../shell/language.tsx";
import { HOME } from "../state/address.ts";
import type { Lineage } from "../state/happenings.ts";

const LEFT = 210;
const STEP = 150;
const ROW = 26;

/** Who has it from whom: root speakers are lines, their statement a filled dot, each hand after it a ring. */
export function LineageGraph({ lineages }: { readonly lineages: readonly Lineage[] }) {
  const { t } = useLanguage();
  const widest = Math.max(1, ...lineages.flatMap(({ reports }) => reports.map(({ chain }) => chain.length)));
  const width = LEFT + widest * STEP + 60;
  let y = 26;
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
        <svg viewBox={`0 0 ${width} ${y}`} width={width} role="group" aria-label={t("compare.graph")}>
          {rows.map(({ lineage, top }) => (
            <g key={lineage.id}>
              <text x="0" y={top + 4} className="rt">
                {short(lineage.name)}
              </text>
              <path d={`M${LEFT - 20} ${top}H${width - 20}`} className="root" />
              <circle cx={LEFT} cy={top} r="4.500" className="said" />
              {lineage.reports.map((report, i) => {
                // The chain's first is the line itself; a document that is its own root stands on it.
                const hands = report.chain.length > 1 ? report.chain.slice(1) : report.chain;
                const level = top + (i + 1) * ROW - 4;
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
                      d={`M${LEFT} ${top}C${LEFT + 10} ${level} ${LEFT + 10} ${level} ${LEFT + 34} ${level}H${LEFT + 34 + (hands.length - 1) * STEP}`}
                      className={report.evidence === "sourced" || report.evidence === "official" ? "edge" : "edge un"}
                    />
                    {hands.map((hand, at) => {
                      const isHeld = at === hands.length - 1;
                      const name = isHeld ? (report.publisher ?? report.title ?? hand) : hand;
                      return (
                        <g key={hand}>
                          <circle cx={LEFT + 34 + at * STEP} cy={level} r={isHeld ? 5 : 4} className={isHeld ? "held" : "hand"} />
                          <text x={LEFT + 46 + at * STEP} y={level + 4} className={isHeld ? "me" : undefined}>
                            {short(name === "(issuer)" ? (report.publisher ?? "") : name, 20)}
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
