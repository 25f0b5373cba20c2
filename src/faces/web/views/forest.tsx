import type { PowerShare } from "../../client/answers.ts";
import { fillOf, type Grade } from "../state/scope.ts";

const WIDTH = 168;

/** The scale every row shares, 0 to 100. */
export function Axis() {
  return (
    <span className="axis" aria-hidden="true">
      <i>0</i>
      <i>50</i>
      <i>100</i>
    </span>
  );
}

interface Props {
  readonly row: PowerShare;
  readonly slot: number;
  readonly grade: Grade;
  /** Another span than the interval, drawn as a whisker: over all weights, or over leaving one source out. */
  readonly span?: readonly [number, number] | null;
}

/** A share on its scale: a band for the interval, a tick for the value; without an interval, an open ring. */
export function Forest({ row, slot, grade, span = null }: Props) {
  const x = (row.share ?? 0) * WIDTH;
  return (
    <svg viewBox={`0 0 ${WIDTH} 34`} className="forest" aria-hidden="true">
      {[0, 0.25, 0.5, 0.75, 1].map((at) => (
        <path key={at} d={`M${at * WIDTH} 0V34`} className="gr" />
      ))}
      {span && <path d={`M${span[0] * WIDTH} 24v6m0-3H${span[1] * WIDTH}m0-3v6`} className="whisker" />}
      {row.interval ? (
        <>
          <rect
            x={row.interval[0] * WIDTH}
            y="14"
            width={(row.interval[1] - row.interval[0]) * WIDTH}
            height="7"
            className={`band ${fillOf(slot, grade)}`}
          />
          <path d={`M${x} 10V25`} className="tick" />
        </>
      ) : (
        <circle cx={x} cy="17" r="4" className="ring" />
      )}
    </svg>
  );
}
