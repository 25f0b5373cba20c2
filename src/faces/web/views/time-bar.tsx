import { type PointerEvent, useEffect, useRef, useState } from "react";
import type { Coverage } from "../../client/answers.ts";
import { change } from "../shell/address.tsx";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { date } from "../state/format.ts";
import { ticksOf } from "../state/timeline.ts";
import { dayNumber, isoDay, weeksOf } from "../state/weeks.ts";
import "../styles/time-bar.css";

interface Props {
  readonly coverage: Coverage;
  /** What ended before is left out; `null` from the first. */
  readonly from: string | null;
  readonly at: string;
  /** The screen shows the coverage itself, and only the window is wanted. */
  readonly isPlain?: boolean;
}

/** A press that moves less is a click: it brings the nearer end there. */
const CLICK_PX = 4;

/**
 * The window of every figure, on the coverage beneath it: how many documents a week there are to go by. Two ends that are
 * dragged, stepped by key, or drawn anew by a sweep over the strip.
 */
export function TimeBar({ coverage, from, at, isPlain = false }: Props) {
  const { t, language } = useLanguage();
  const weeks = weeksOf(coverage.weeks);
  const [isPlaying, setPlaying] = useState(false);
  const first = weeks.length > 0 ? dayNumber(weeks[0].from) : dayNumber(at);
  const last = weeks.length > 0 ? Math.max(dayNumber(weeks[weeks.length - 1].from) + 6, dayNumber(at)) : dayNumber(at);
  // The thumbs follow the hand at once; figures are asked for when it rests.
  const [ends, setEnds] = useState<readonly [number, number]>([from ? dayNumber(from) : first, dayNumber(at)]);
  const [start, day] = ends;
  useEffect(() => setEnds([from ? dayNumber(from) : first, dayNumber(at)]), [from, at, first]);
  // Only a hand moves the window: until the documents have come nobody knows where it begins and ends.
  const isMoved = useRef(false);
  useEffect(() => {
    if (!isMoved.current) return;
    const now = { from: start <= first ? null : isoDay(start), at: isoDay(day) };
    if (now.at === at && now.from === from) return;
    const wait = setTimeout(() => {
      isMoved.current = false;
      change(now, { replace: true });
    }, 150);
    return () => clearTimeout(wait);
  }, [start, day, at, from, first]);
  useEffect(() => {
    if (!isPlaying) return;
    const clock = setInterval(() => {
      isMoved.current = true;
      setEnds(([low, now]) => {
        if (now + 7 > last) setPlaying(false);
        return [low, Math.min(last, now + 7)];
      });
    }, 700);
    return () => clearInterval(clock);
  }, [isPlaying, last]);
  const move = (next: (now: readonly [number, number]) => readonly [number, number]) => {
    isMoved.current = true;
    setEnds(next);
  };
  const moveStart = (to: number) => move(([, high]) => [Math.max(first, Math.min(high, to)), high]);
  const moveEnd = (to: number) => move(([low]) => [low, Math.max(low, Math.min(last, to))]);
  const step = (by: number) => (event: KeyboardEvent) => (event.shiftKey ? moveStart(start + by) : moveEnd(day + by));
  useKeys({ "←": step(-7), "→": step(7) });
  const sweep = useSweep(
    first,
    last,
    (now) => move(() => now),
    (to) => (Math.abs(to - start) < Math.abs(to - day) ? moveStart(to) : moveEnd(to)),
  );
  if (weeks.length === 0) return null;

  const most = Math.max(...weeks.map(({ n }) => n));
  const width = 100 / weeks.length;
  const play = () => {
    if (!isPlaying && day >= last) moveEnd(Math.max(first, start));
    setPlaying(!isPlaying);
  };
  return (
    <div className={`timebar${isPlain ? " plain" : ""}`}>
      <button type="button" className="play" aria-pressed={isPlaying} aria-label={t("time.play")} onClick={play}>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d={isPlaying ? "M3 2h2v8H3zM7 2h2v8H7z" : "M3 1.500 10 6 3 10.500z"} fill="currentColor" />
        </svg>
      </button>
      <p>
        <b>
          {start <= first
            ? t("time.to", { day: date(isoDay(day), language) })
            : date(`${isoDay(start)}/${isoDay(day)}`, language)}
        </b>
        <span className="mut">
          {start <= first ? (
            t("time.coverage")
          ) : (
            <button type="button" className="help" onClick={() => moveStart(first)}>
              {t("time.whole")}
            </button>
          )}
        </span>
      </p>
      <div className="track" {...sweep}>
        <svg viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
          {weeks.map(({ from: monday, n }, i) => (
            <rect
              key={monday}
              x={i * width}
              y={30 - (n / most) * 30}
              width={width * 0.86}
              height={(n / most) * 30}
              className={dayNumber(monday) <= day && dayNumber(monday) + 6 >= start ? "in" : undefined}
            />
          ))}
        </svg>
        <div className="ranges">
          <input
            type="range"
            min={first}
            max={last}
            value={day}
            aria-label={t("time.slider")}
            aria-valuetext={date(isoDay(day), language)}
            onChange={({ currentTarget }) => moveEnd(Number(currentTarget.value))}
          />
          <input
            type="range"
            className="start"
            min={first}
            max={last}
            value={start}
            aria-label={t("time.start")}
            aria-valuetext={start <= first ? t("time.whole") : date(isoDay(start), language)}
            onChange={({ currentTarget }) => moveStart(Number(currentTarget.value))}
          />
        </div>
        <div className="months" aria-hidden="true">
          {ticksOf(first, last, language).map(({ day: begins, words }) => (
            <span
              key={begins}
              data-late={begins - first > 0.93 * (last - first) || undefined}
              style={{ insetInlineStart: `${((begins - first) / Math.max(1, last - first)) * 100}%` }}
            >
              {words}
            </span>
          ))}
        </div>
      </div>
      <span className="hint mut">
        <kbd>←</kbd> <kbd>→</kbd> {t("time.week")}
      </span>
    </div>
  );
}

/** A sweep over the strip draws the window anew; a click brings the nearer end. */
function useSweep(
  first: number,
  last: number,
  setEnds: (ends: readonly [number, number]) => void,
  onClick: (day: number) => void,
) {
  const begun = useRef<{ x: number; day: number } | null>(null);
  const dayAt = (event: PointerEvent<HTMLElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.round(first + Math.max(0, Math.min(1, (event.clientX - left) / width)) * (last - first));
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if ((event.target as HTMLElement).tagName === "INPUT") return;
      event.currentTarget.setPointerCapture(event.pointerId);
      begun.current = { x: event.clientX, day: dayAt(event) };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!begun.current || Math.abs(event.clientX - begun.current.x) < CLICK_PX) return;
      const now = dayAt(event);
      setEnds([Math.min(begun.current.day, now), Math.max(begun.current.day, now)]);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const from = begun.current;
      begun.current = null;
      if (from && Math.abs(event.clientX - from.x) < CLICK_PX) onClick(dayAt(event));
    },
  };
}
