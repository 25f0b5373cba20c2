import { Fragment, type ReactNode } from "react";
import type { Assessed, PowerShare } from "../../client/answers.ts";
import { change } from "../shell/address.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Term } from "../shell/term.tsx";
import type { Beside } from "../state/address.ts";
import { figureId } from "../state/figure.ts";
import { interval, share } from "../state/format.ts";
import { nameOf, shortName } from "../state/names.ts";
import { fillOf, type Grade, gradeOf, slotOf } from "../state/scope.ts";
import { Axis, Forest } from "./forest.tsx";
import { type StateFigures, useVoices } from "./use-scope.ts";

interface Props {
  readonly figures: StateFigures | null;
  readonly states: readonly string[];
  readonly hues: readonly string[];
  readonly chosen: string | null;
  readonly instrument: string | null;
  readonly at: string;
  readonly beside: Beside | null;
  /** The state under whose rows `children` stand. */
  readonly opened: string | null;
  readonly children?: ReactNode;
  readonly onHover: (state: string | null) => void;
  /** @param isSecond a second state is asked for, beside the first */
  readonly onChoose: (state: string, isSecond: boolean) => void;
}

/** Shares by state and power: the primary object, of which the map is a picture. */
export function ShareTable(props: Props) {
  const { figures, states, beside, opened, children } = props;
  const { t } = useLanguage();
  const voice = useVoices();
  const camps = beside === "camps" ? campsOf(figures) : [];
  return (
    <table className="shares">
      <thead>
        <tr>
          <th scope="col">{t("map.state")}</th>
          <th scope="col">{t("map.power")}</th>
          <th scope="col" className="r">
            {t("map.shareColumn")}
          </th>
          <th scope="col" className="iv">
            <Term of={beside === "weights" ? "range" : beside === "without" ? "without" : "interval"}>
              {beside === "weights" ? t("map.anyWeights") : beside === "without" ? t("map.without") : "90%"}
            </Term>
          </th>
          <th scope="col" className="fp">
            <span className="sr">{t("map.picture")}</span>
            <Axis />
          </th>
          {beside === "without" ? (
            <th scope="col" className="wide pivot">
              {t("map.pivot")}
            </th>
          ) : camps.length > 0 ? (
            camps.map((camp) => (
              <th key={camp} scope="col" className="r wide" dir="auto">
                {camp}
              </th>
            ))
          ) : (
            <>
              <th scope="col" className="r wide">
                <Term of="lineage">{t("map.lineages")}</Term>
              </th>
              <th scope="col" className="r wide">
                {t("map.happenings")}
              </th>
              <th scope="col" className="gd wide">
                <Term of="grade">{t("map.evidence")}</Term>
              </th>
            </>
          )}
        </tr>
      </thead>
      {ordered(states, figures).map((state) => (
        <Fragment key={state}>
          <StateRows {...props} state={state} camps={camps} voice={voice} />
          {state === opened && children && (
            <tbody className="detail">
              <tr>
                <td colSpan={8 + camps.length}>{children}</td>
              </tr>
            </tbody>
          )}
        </Fragment>
      ))}
    </table>
  );
}

function StateRows({
  figures,
  state,
  hues,
  chosen,
  instrument,
  at,
  beside,
  camps,
  voice,
  onHover,
  onChoose,
}: Omit<Props, "opened" | "children"> & {
  readonly state: string;
  readonly camps: readonly string[];
  readonly voice: (lineage: string) => string;
}) {
  const { t, language } = useLanguage();
  const assessed = figures?.get(state) ?? null;
  const figure = assessed?.figure ?? null;
  const grade = figure ? gradeOf(figure) : "none";
  const rows = figure?.shares.filter((row) => row.share !== null) ?? [];
  const open = (power: string | null) => change({ figure: figureId({ state, power, instrument, at }) });
  const classes = [grade === "veryLow" && "thin", grade === "none" && "none", chosen === state && "on"];
  return (
    <tbody className={classes.filter(Boolean).join(" ")} onMouseEnter={() => onHover(state)} onMouseLeave={() => onHover(null)}>
      {(rows.length > 0 ? rows : [null]).map((row, i) => (
        <tr key={row?.power ?? "none"}>
          {i === 0 && (
            <th scope="rowgroup" rowSpan={Math.max(1, rows.length)}>
              <button
                type="button"
                aria-pressed={chosen === state}
                onClick={(event) => onChoose(state, event.shiftKey)}
                onFocus={() => onHover(state)}
                onBlur={() => onHover(null)}
              >
                {nameOf(state, language)}
              </button>
            </th>
          )}
          {row === null ? (
            <td colSpan={7}>
              {figure && <i className="sw hatch" />} {figure ? t("map.none") : t("map.loading")}
            </td>
          ) : (
            <>
              <td className="pw">
                <i className={`sw ${fillOf(slotOf(row.power, hues), grade)}`} />{" "}
                <span title={nameOf(row.power, language)}>{shortName(row.power)}</span>
              </td>
              <td className="r">
                <button type="button" className="figure" onClick={() => open(row.power)}>
                  {share(row.share ?? 0)}
                  <span className="sr">
                    {" "}
                    {t("map.opens", { power: nameOf(row.power, language), state: nameOf(state, language) })}
                  </span>
                </button>
              </td>
              <SpanCells
                row={row}
                assessed={assessed}
                beside={beside}
                grade={grade}
                slot={slotOf(row.power, hues)}
                isFirst={i === 0}
                voice={voice}
              />
              {camps.map((camp) => (
                <td key={camp} className="r wide">
                  {campShare(assessed, camp, row.power)}
                </td>
              ))}
              {i === 0 && figure && beside !== "without" && camps.length === 0 && (
                <>
                  <td className="r wide" rowSpan={rows.length}>
                    <button type="button" className="plain" onClick={() => open(null)}>
                      {figure.lineages}
                    </button>
                  </td>
                  <td className="r wide" rowSpan={rows.length}>
                    <button type="button" className="plain" onClick={() => open(null)}>
                      {figure.events}
                    </button>
                  </td>
                  <td className="gd wide" rowSpan={rows.length}>
                    {t(
                      assessed?.grade.grade ? `gradeOf.${assessed.grade.grade}` : `grade.${rows.length > 0 ? "pending" : "none"}`,
                    )}
                  </td>
                </>
              )}
            </>
          )}
        </tr>
      ))}
    </tbody>
  );
}

/** The column of intervals and its picture; instead of intervals, the range over all weights, or over leaving one source out. */
function SpanCells({
  row,
  assessed,
  beside,
  grade,
  slot,
  isFirst,
  voice,
}: {
  readonly row: PowerShare;
  readonly assessed: Assessed | null;
  readonly beside: Beside | null;
  readonly grade: Grade;
  readonly slot: number;
  readonly isFirst: boolean;
  readonly voice: (lineage: string) => string;
}) {
  const { t } = useLanguage();
  const left = assessed?.leaveOneOut.find(({ power }) => power === row.power) ?? null;
  const span = beside === "weights" ? row.range : beside === "without" ? left && ([left.least, left.most] as const) : null;
  const words =
    beside === "weights" || beside === "without"
      ? span
        ? spanWords(span)
        : ""
      : row.interval
        ? interval(row.interval)
        : isFirst && row.why
          ? t(`why.${row.why}`)
          : "";
  return (
    <>
      <td className="iv">{words}</td>
      <td className="fp">
        <Forest row={row} slot={slot} grade={grade} span={span} />
      </td>
      {beside === "without" && (
        <td className="wide pivot" dir="auto" title={left?.pivot ?? undefined}>
          {left?.pivot ? voice(left.pivot) : "–"}
        </td>
      )}
    </>
  );
}

/** A span of one value is that value. */
const spanWords = (span: readonly [number, number]): string =>
  share(span[0]) === share(span[1]) ? share(span[0]) : interval(span);

const campsOf = (figures: StateFigures | null): string[] => [
  ...new Set([...(figures?.values() ?? [])].flatMap(({ camps }) => camps?.camps.map(({ camp }) => camp) ?? [])),
];

function campShare(assessed: Assessed | null, camp: string, power: string): string {
  const own = assessed?.camps?.camps.find((one) => one.camp === camp);
  if (!own || own.events === 0) return "–";
  return share(own.shares[power] ?? 0);
}

/** States with the most behind them first; those without any last. */
export function ordered(states: readonly string[], figures: StateFigures | null): string[] {
  const events = (state: string) => figures?.get(state)?.figure.events ?? 0;
  return [...states].sort((a, b) => events(b) - events(a) || states.indexOf(a) - states.indexOf(b));
}
