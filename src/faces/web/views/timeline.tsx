import { useEffect, useMemo, useState } from "react";
import type { Coverage, Happening, Report } from "../../client/answers.ts";
import { go, here } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { ScopeBar } from "../shell/scope-bar.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { HOME, toView } from "../state/address.ts";
import { date } from "../state/format.ts";
import { daysOf, rootOf, whenOf } from "../state/happenings.ts";
import { inWords, nameOf } from "../state/names.ts";
import { huesOf, slotOf } from "../state/scope.ts";
import { type Bar, lanesOf, ticksOf } from "../state/timeline.ts";
import { dayNumber, isoDay, weeksOf } from "../state/weeks.ts";
import { titleOf } from "./compare.tsx";
import { Latest } from "./latest.tsx";
import { TimeBar } from "./time-bar.tsx";
import { useHappenings, useHues, useScope } from "./use-scope.ts";
import "../styles/power.css";
import "../styles/timeline.css";

const WIDTH = 1000;
const NARROW = 360;
const ROW = 20;
/** A bar is as high as it is well told: one lineage the least, five or more the most. */
const heightOf = ({ lineages }: Happening): number => 8 + 2 * Math.min(4, Math.max(0, lineages.length - 1));

/** Happenings in time, a lane for each power and a row for each instrument, with the coverage they are known from. */
export default function Timeline({ onSearch }: { readonly onSearch: () => void }) {
  const { t, language } = useLanguage();
  const { coverage, powers, address, from: windowFrom, at, isReady } = useScope();
  const latest = useHappenings();
  // Of more than a page holds, those of a window that was drawn are asked for.
  const isDrawn = windowFrom !== null || address.at !== null;
  const isCut = isDrawn && latest.value !== null && latest.value.total > latest.value.happenings.length;
  const windowed = useAnswer(isCut ? `happenings ${windowFrom} ${at}` : null, () =>
    client.happenings({ from: windowFrom ?? undefined, to: at, limit: 500 }),
  );
  const list = isCut && windowed.value ? windowed : latest;
  const happenings = list.value?.happenings ?? [];
  const { usual, earliest, furthest } = useMemo(() => rangeOf(happenings, coverage), [happenings, coverage]);
  const [view, setView] = useState<readonly [number, number] | null>(null);
  const [from, to] = view ?? usual;
  const [chosen, setChosen] = useState<string | null>(null);
  const [isFollowed, setFollowed] = useState(false);
  const width = useWidth();
  const choose = (id: string) => {
    setChosen(id === chosen ? null : id);
    setFollowed(false);
  };
  const zoom = (by: number) => {
    const middle = (from + to) / 2;
    const half = Math.max(10, ((to - from) / 2) * by);
    setView([Math.max(earliest, middle - half), Math.min(furthest, middle + half)]);
  };
  const slide = (part: number) => {
    const by = (to - from) * part;
    const move = Math.max(earliest - from, Math.min(furthest - to, by));
    setView([from + move, to + move]);
  };
  // Seen whole there is nothing to slide, and the arrows move the window.
  const slideBy = (part: number) => () => (view === null ? false : slide(part));
  useKeys({
    "+": () => zoom(0.6),
    "=": () => zoom(0.6),
    "-": () => zoom(1.7),
    "←": slideBy(-0.25),
    "→": slideBy(0.25),
    f: () => (chosen === null ? false : setFollowed(!isFollowed)),
  });
  const hues = useHues(powers, latest.value !== null);
  // Until it is known which powers have a hue, lanes are theirs of whom most is told here, in ink.
  const shown = useMemo(() => (hues.length > 0 ? hues : huesOf(powers, happenings)), [hues, powers, happenings]);
  const lanes = useMemo(() => lanesOf(happenings, shown), [happenings, shown]);
  const x = (day: number) => ((day - from) / Math.max(1, to - from)) * width;
  const within = [windowFrom ? dayNumber(windowFrom) : Number.NEGATIVE_INFINITY, dayNumber(at)] as const;
  const one = happenings.find(({ id }) => id === chosen) ?? null;
  const weeks = weeksOf(coverage.weeks, 120);
  const most = Math.max(1, ...weeks.map(({ n }) => n));
  const told = useAnswer(isFollowed && chosen ? `happening ${chosen}` : null, () => client.happening(chosen!));
  const followed = isFollowed && told.value ? putOut(told.value.reports) : [];
  return (
    <>
      <ScopeBar
        parts={[
          {
            id: "h",
            words: t("scope.happenings", { n: latest.value?.total ?? 0 }),
            onClick: () => go(toView(here(), "compare")),
          },
          { id: "d", words: t("scope.documents", { n: coverage.documents }), onClick: () => go(toView(here(), "reader")) },
          { id: "range", words: date(`${isoDay(Math.round(from))}/${isoDay(Math.round(to))}`, language) },
        ]}
        onSearch={onSearch}
      />
      <main id="main" className="page timeline" tabIndex={-1} aria-busy={!isReady}>
        <div className="hd">
          <h1>{t("view.timeline")}</h1>
          <div className="act">
            <button type="button" onClick={() => zoom(0.6)}>
              <kbd>+</kbd> {t("time.closer")}
            </button>
            <button type="button" onClick={() => zoom(1.7)}>
              <kbd>-</kbd> {t("time.wider")}
            </button>
            <span className="mut">
              <kbd>←</kbd> <kbd>→</kbd>
            </span>
          </div>
        </div>
        <p className="lead">{list.value?.total === 0 ? t("time.empty") : list.value ? t("time.lead") : t("trouble.waiting")}</p>
        <Latest page={list.value} />
        {list.state === "error" ? (
          <Trouble {...list} />
        ) : (
          <div className="lanes">
            {lanes.map(({ power, rows }) => (
              <section key={power ?? "other"} aria-label={power ? nameOf(power, language) : t("time.others")}>
                <h2>
                  <i className={`sw p${(power && slotOf(power, hues)) || ""}`} />{" "}
                  {power ? nameOf(power, language) : t("time.others")}
                </h2>
                {rows.map(({ instrument, bars, depth }) => (
                  <div key={instrument} className="row">
                    <span className="name">
                      {t(`instrument.${instrument}`)} <Beyond bars={bars} from={from} to={to} />
                    </span>
                    <svg
                      viewBox={`0 0 ${width} ${depth * ROW}`}
                      preserveAspectRatio="none"
                      style={{ height: `${depth * ROW}px` }}
                      role="group"
                      aria-label={t(`instrument.${instrument}`)}
                    >
                      <path d={`M0 ${depth * ROW - 0.5}H${width}`} className="ax" vectorEffect="non-scaling-stroke" />
                      {bars.map((bar) => (
                        <BarShape
                          key={bar.id}
                          bar={bar}
                          x={x}
                          slot={power ? slotOf(power, hues) : 0}
                          isChosen={bar.id === chosen}
                          isOut={bar.to < within[0] || bar.from > within[1]}
                          label={labelOf(bar.happening, t, language)}
                          onChoose={() => choose(bar.id)}
                        />
                      ))}
                    </svg>
                  </div>
                ))}
              </section>
            ))}
            <div className="under">
              <div className="row coverage">
                <span className="name">{t("time.coverage")}</span>
                <svg
                  viewBox={`0 0 ${width} 36`}
                  preserveAspectRatio="none"
                  style={{ height: "36px" }}
                  role="img"
                  aria-label={t("time.coverageLabel", { n: coverage.documents })}
                >
                  {weeks.map(({ from: day, n }, i) => {
                    const start = x(dayNumber(day));
                    const end = x(i + 1 < weeks.length ? dayNumber(weeks[i + 1].from) : dayNumber(day) + 7);
                    return (
                      <rect
                        key={day}
                        x={start}
                        y={36 - (n / most) * 34}
                        width={Math.max(1, (end - start) * 0.85)}
                        height={(n / most) * 34}
                      />
                    );
                  })}
                  {followed.map(({ report, day }) =>
                    day ? (
                      <path
                        key={report.id}
                        d={`M${x(dayNumber(day)) + 1} 0V36`}
                        className="followed"
                        vectorEffect="non-scaling-stroke"
                      />
                    ) : null,
                  )}
                </svg>
              </div>
              <div className="row ticks">
                <span />
                <div>
                  {ticksOf(from, to, language).map(({ day, words }) => (
                    <span key={day} style={{ insetInlineStart: `${(x(day) / width) * 100}%` }}>
                      {words}
                    </span>
                  ))}
                </div>
              </div>
            </div>
          </div>
        )}
        <TimeBar coverage={coverage} from={windowFrom} at={at} isPlain />
        <p className="note" role="status">
          {one ? (
            <>
              <b>{titleOf(one, t, language)}</b>, {whenOf(one) ? date(whenOf(one)!, language) : t("card.undated")},{" "}
              {t("compare.reports", { n: one.reports })}{" "}
              <button type="button" className="chip" onClick={() => go(toView(here(), "compare", one.id))}>
                {t("why.compare")}
              </button>{" "}
              <button type="button" className="chip" aria-pressed={isFollowed} onClick={() => setFollowed(!isFollowed)}>
                <kbd>f</kbd> {t("time.follow")}
              </button>
            </>
          ) : (
            <span className="mut">{t("time.key")}</span>
          )}
        </p>
        {followed.length > 0 && (
          <ol className="follows" aria-label={t("time.follow")}>
            {followed.map(({ report, day }) => (
              <li key={report.id}>
                <time>{day ? date(day, language) : t("card.undated")}</time>{" "}
                <Link to={{ ...HOME, view: "reader", id: report.document, item: report.event }}>
                  {report.title ?? report.publisher ?? report.document.slice(7, 15)}
                </Link>{" "}
                <span className="mut" dir="auto">
                  {[report.publisher, t("time.from", { who: inWords(rootOf(report), language, t) })].filter(Boolean).join(", ")}
                </span>
              </li>
            ))}
          </ol>
        )}
      </main>
    </>
  );
}

const labelOf = (happening: Happening, t: ReturnType<typeof useLanguage>["t"], language: string): string => {
  const when = whenOf(happening);
  return `${titleOf(happening, t, language)}, ${when ? date(when, language) : t("card.undated")}`;
};

/** A happening's reports as they were put out, with that day; those without one last. */
function putOut(reports: readonly Report[]) {
  return reports.map((report) => ({ report, day: report.put })).sort((a, b) => ((a.day ?? "~") < (b.day ?? "~") ? -1 : 1));
}

/** How many of a row's happenings lie before and after what is in view, so that an empty row is not taken for none. */
function Beyond({ bars, from, to }: { readonly bars: readonly Bar[]; readonly from: number; readonly to: number }) {
  const { t } = useLanguage();
  const before = bars.filter((bar) => bar.to < from).length;
  const after = bars.filter((bar) => bar.from > to).length;
  const words = [before > 0 && t("time.earlier", { n: before }), after > 0 && t("time.later", { n: after })].filter(Boolean);
  return words.length > 0 && <small>{words.join(", ")}</small>;
}

/** Units of the picture: fewer on a narrow screen, where strokes and the least bar would shrink to a hair. */
function useWidth(): number {
  const [width, setWidth] = useState(innerWidth);
  useEffect(() => {
    const measure = () => setWidth(innerWidth);
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  return width < 960 ? NARROW : WIDTH;
}

interface BarProps {
  readonly bar: Bar;
  readonly x: (day: number) => number;
  readonly slot: number;
  readonly isChosen: boolean;
  /** It lies outside the window that figures are of. */
  readonly isOut: boolean;
  readonly label: string;
  readonly onChoose: () => void;
}

/** Solid: it is told as done. Outlined: as to come. Dashed: only a bound is known. A notch: somebody denies it. */
function BarShape({ bar, x, slot, isChosen, isOut, label, onChoose }: BarProps) {
  const start = x(bar.from);
  const width = Math.max(6, x(bar.to + 1) - start);
  const height = heightOf(bar.happening);
  const top = bar.level * ROW + (ROW - height) / 2;
  return (
    <>
      <rect
        role="button"
        tabIndex={0}
        aria-pressed={isChosen}
        aria-label={label}
        x={start}
        y={top}
        width={width}
        height={height}
        className={`span ${bar.isDated ? `p${slot || ""}` : "undated"}${bar.happening.announced ? " announced" : ""}${isChosen ? " on" : ""}${isOut ? " out" : ""}`}
        vectorEffect="non-scaling-stroke"
        onClick={onChoose}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          onChoose();
        }}
      >
        <title>{label}</title>
      </rect>
      {bar.happening.contested && <path d={`M${start + width / 2 - 3} ${Math.max(0, top - 5)}l3 6l3 -6z`} className="notch" />}
    </>
  );
}

/** Of more documents than this, one stands for several. */
const COUNTED = 2000;

/**
 * The days to begin with, and how far out one can go: a happening dated decades back, or planned years ahead, is reached by
 * zooming out of the texts' own years, not by squeezing all of them.
 */
function rangeOf(happenings: readonly Happening[], { weeks, documents, last: lastPut }: Coverage) {
  const each = Math.max(1, documents / COUNTED);
  const days = weeks.flatMap(({ from, n }) => Array.from({ length: Math.ceil(n / each) }, () => dayNumber(from)));
  const told = happenings.flatMap((happening) => {
    const known = daysOf(happening);
    return known ? [known.from, known.to] : [];
  });
  const sorted = [...told, ...days].sort((a, b) => a - b);
  if (sorted.length === 0) return { usual: [18_600, 18_960] as const, earliest: 18_600, furthest: 18_960 };
  const first = sorted[Math.floor(sorted.length * 0.04)] - 7;
  const last =
    Math.max(sorted[Math.ceil(sorted.length * 0.97) - 1], days.length > 0 ? dayNumber(lastPut) : Number.NEGATIVE_INFINITY) + 7;
  return { usual: [first, last] as const, earliest: sorted[0] - 7, furthest: sorted[sorted.length - 1] + 7 };
}
