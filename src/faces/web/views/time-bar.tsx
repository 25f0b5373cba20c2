import { useEffect, useState } from "react";
import type { DocumentRow } from "../../client/answers.ts";
import { change } from "../shell/address.tsx";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { date } from "../state/format.ts";
import { dayNumber, isoDay, weeksOf } from "../state/weeks.ts";
import "../styles/time-bar.css";

/** The day figures are at, on the coverage beneath it: how many documents a week there are to go by. */
export function TimeBar({ documents, at }: { readonly documents: readonly DocumentRow[]; readonly at: string }) {
  const { t, language } = useLanguage();
  const days = documents.flatMap(({ published, latest }) => published ?? latest ?? []);
  const weeks = weeksOf(days);
  const [isPlaying, setPlaying] = useState(false);
  const first = weeks.length > 0 ? dayNumber(weeks[0].from) : dayNumber(at);
  const last = weeks.length > 0 ? Math.max(dayNumber(weeks[weeks.length - 1].from) + 6, dayNumber(at)) : dayNumber(at);
  // The thumb follows the hand at once; figures are asked for when it rests.
  const [day, setDay] = useState(dayNumber(at));
  useEffect(() => setDay(dayNumber(at)), [at]);
  useEffect(() => {
    if (isoDay(day) === at) return;
    const wait = setTimeout(() => change({ at: isoDay(day) }, { replace: true }), 150);
    return () => clearTimeout(wait);
  }, [day, at]);
  useEffect(() => {
    if (!isPlaying) return;
    const clock = setInterval(() => {
      setDay((now) => {
        if (now + 7 > last) setPlaying(false);
        return Math.min(last, now + 7);
      });
    }, 700);
    return () => clearInterval(clock);
  }, [isPlaying, last]);
  const step = (by: number) => setDay((now) => Math.max(first, Math.min(last, now + by)));
  useKeys({ "←": () => step(-7), "→": () => step(7) });
  if (weeks.length === 0) return null;

  const most = Math.max(...weeks.map(({ n }) => n));
  const width = 100 / weeks.length;
  const play = () => {
    if (!isPlaying && day >= last) setDay(first);
    setPlaying(!isPlaying);
  };
  return (
    <div className="timebar">
      <button type="button" className="play" aria-pressed={isPlaying} aria-label={t("time.play")} onClick={play}>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d={isPlaying ? "M3 2h2v8H3zM7 2h2v8H7z" : "M3 1.500 10 6 3 10.500z"} fill="currentColor" />
        </svg>
      </button>
      <p>
        <b>{t("time.to", { day: date(isoDay(day), language) })}</b>
        <span className="mut">{t("time.coverage")}</span>
      </p>
      <div className="track">
        <svg viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
          {weeks.map(({ from, n }, i) => (
            <rect
              key={from}
              x={i * width}
              y={30 - (n / most) * 30}
              width={width * 0.86}
              height={(n / most) * 30}
              className={dayNumber(from) <= day ? "in" : undefined}
            />
          ))}
        </svg>
        <input
          type="range"
          min={first}
          max={last}
          value={day}
          aria-label={t("time.slider")}
          aria-valuetext={date(isoDay(day), language)}
          onChange={({ currentTarget }) => setDay(Number(currentTarget.value))}
        />
        <div className="ends" aria-hidden="true">
          <span>{date(weeks[0].from, language)}</span>
          <span>{date(isoDay(last), language)}</span>
        </div>
      </div>
      <span className="hint mut">
        <kbd>←</kbd> <kbd>→</kbd> {t("time.week")}
      </span>
    </div>
  );
}
