import { useState } from "react";
import type { Instrument } from "../../../document/schema.ts";
import type { Happening, Leaning, PowerShare } from "../../client/answers.ts";
import { client, useAnswer } from "../shell/answer.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Term } from "../shell/term.tsx";
import { bandsOf, courseOf, type Measure, stepsOf } from "../state/course.ts";
import { date, interval, share } from "../state/format.ts";
import { nameOf } from "../state/names.ts";
import { dayNumber, isoDay } from "../state/weeks.ts";
import { InstrumentTabs } from "./instrument-tabs.tsx";

interface Pair {
  readonly state: string;
  readonly power: string;
  readonly states: readonly string[];
  readonly from: string | null;
  readonly at: string;
}

const WIDTH = 400;
const HEIGHT = 88;
const STEPS = 8;
/** Room at the left for the scale's own numbers. */
const SCALE = 30;

/** Tone and presence of each happening side by side, the mean of the last five as a line; and the share over time, when asked. */
export function DyadCourse({ happenings, ...pair }: Pair & { readonly happenings: readonly Happening[] }) {
  const { t } = useLanguage();
  const to = dayNumber(pair.at);
  const days = happenings.flatMap(({ time }) => (time ? [dayNumber(time.split("/").at(-1)!)] : [])).filter(Number.isFinite);
  const first = pair.from ? dayNumber(pair.from) : Math.min(to - 30, ...days);
  return (
    <section className="sec course">
      <h2>{t("course.title")}</h2>
      <div className="pair">
        <Course happenings={happenings} measure="tone" span={10} window={[first, to]} />
        <Course happenings={happenings} measure="presence" span={1} window={[first, to]} />
      </div>
      <ShareCourse state={pair.state} power={pair.power} states={pair.states} from={pair.from} window={[first, to]} />
    </section>
  );
}

interface CourseProps {
  readonly happenings: readonly Happening[];
  readonly measure: Measure;
  /** The scale's end either way; it grows with what is beyond. */
  readonly span: number;
  readonly window: readonly [number, number];
}

function Course({ happenings, measure, span, window }: CourseProps) {
  const { t, language } = useLanguage();
  const points = courseOf(happenings, measure, window);
  const most = Math.max(span, ...points.map(({ value }) => Math.abs(value)));
  const x = (day: number) => ((day - window[0]) / Math.max(1, window[1] - window[0])) * (WIDTH - SCALE - 6) + SCALE;
  const y = (value: number) => HEIGHT / 2 - (value / most) * (HEIGHT / 2 - 6);
  const [head, tail] = [points[0], points.at(-1)];
  const words = tail
    ? t("course.words", {
        n: points.length,
        first: signed(head.mean),
        last: signed(tail.mean),
        day: date(isoDay(tail.day), language),
      })
    : t("course.none");
  return (
    <figure>
      <figcaption>
        <Term of={measure}>{t(`course.${measure}`)}</Term> <span className="mut">{words}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${t(`course.${measure}`)}: ${words}`}>
        <path d={`M${SCALE - 6} ${y(0)}H${WIDTH}`} className="zero" />
        <text x="2" y="10">
          +{most.toFixed(measure === "tone" ? 0 : 1)}
        </text>
        <text x="2" y={HEIGHT - 3}>
          −{most.toFixed(measure === "tone" ? 0 : 1)}
        </text>
        {points.length > 1 && (
          <path
            d={`M${points.map(({ day, mean }) => `${x(day).toFixed(1)} ${y(mean).toFixed(1)}`).join("L")}`}
            className="mean"
          />
        )}
        {points.map(({ id, day, value }) => (
          <circle key={id} cx={x(day)} cy={y(value)} r="3" className="dot" />
        ))}
      </svg>
    </figure>
  );
}

/** The share at equal steps, by all instruments or one, each with its interval: figures drawn anew, so only when they are wanted. */
function ShareCourse({ state, power, states, from, window }: Omit<Pair, "at"> & { readonly window: readonly [number, number] }) {
  const { t, language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const [instrument, setInstrument] = useState<Instrument | null>(null);
  const days = stepsOf(window[0], window[1], STEPS);
  const answer = useAnswer(isOpen ? `engagement course ${state} ${instrument} ${from} ${days.join()}` : null, () =>
    Promise.all(days.map((day) => client.engagement({ state, instrument, from, at: day, region: states }))),
  );
  const rows = (answer.value ?? []).map((figure, i) => ({
    day: days[i],
    row: figure.shares.find((one) => one.power === power && one.share !== null) ?? null,
  }));
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("course.share")}</summary>
      <InstrumentTabs chosen={instrument} onChoose={setInstrument} />
      {isOpen && !answer.value && <p className="mut">{t("map.loading")}</p>}
      {answer.value && (
        <div className="pair">
          <Series rows={rows} />
          <table>
            <tbody>
              {rows.map(({ day, row }) => (
                <tr key={day}>
                  <th scope="row">{date(day, language)}</th>
                  <td className="r">{row ? share(row.share ?? 0) : t("map.noneShort")}</td>
                  <td className="iv">{row?.interval ? interval(row.interval) : row?.why ? t(`why.${row.why}`) : ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

/** Shares in time: a band where there are intervals, a ring where there is none, nothing where there is no share. */
function Series({ rows }: { readonly rows: readonly { readonly day: string; readonly row: PowerShare | null }[] }) {
  const x = (i: number) => (rows.length === 1 ? WIDTH : (i / (rows.length - 1)) * (WIDTH - SCALE - 6) + SCALE);
  const y = (value: number) => HEIGHT - 6 - value * (HEIGHT - 12);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {[0, 50, 100].map((percent) => (
        <g key={percent}>
          <path d={`M${SCALE - 6} ${y(percent / 100)}H${WIDTH}`} className="zero" />
          <text x="0" y={Math.max(9, y(percent / 100) + 3)}>
            {percent}
          </text>
        </g>
      ))}
      {bandsOf(rows.map(({ row }) => row?.interval ?? null)).map((band) => (
        <path
          key={band[0].i}
          d={`M${band.map(({ i, ends }) => `${x(i)} ${y(ends[1])}`).join("L")}L${[...band]
            .reverse()
            .map(({ i, ends }) => `${x(i)} ${y(ends[0])}`)
            .join("L")}Z`}
          className="between"
        />
      ))}
      {rows.map(
        ({ day, row }, i) =>
          row && <circle key={day} cx={x(i)} cy={y(row.share ?? 0)} r="3.5" className={row.interval ? "said" : "dot"} />,
      )}
    </svg>
  );
}

/** Who leans on whom: the two parts on one scale, and their difference in points. */
export function Asymmetry({ state, power, states, from, at }: Pair) {
  const { t, language } = useLanguage();
  const answer = useAnswer(`engagement asymmetry ${states.join()} ${from} ${at}`, () => client.asymmetry({ states, from, at }));
  const row = answer.value?.find((one) => one.state === state && one.power === power) ?? null;
  if (answer.value && !row) return null;
  const names = { state: nameOf(state, language), power: nameOf(power, language) };
  const bars = row
    ? ([
        ["dependence", row.dependence],
        ["attention", row.attention],
      ] as const)
    : [];
  return (
    <section className="sec asymmetry" aria-busy={!row}>
      <h2>
        <Term of="asymmetry">{t("asymmetry.title")}</Term>
      </h2>
      {bars.map(([name, value]) => (
        <div key={name}>
          <span>{t(`asymmetry.${name}`, names)}</span>
          <svg viewBox="0 0 400 18" aria-hidden="true" preserveAspectRatio="none">
            <path d="M0 9H400" className="gr" />
            <rect x="0" y="6" width={value * 400} height="6" className="part" />
          </svg>
          <b>{share(value)}</b>
        </div>
      ))}
      {row && <p className="mut">{t(leaning(row.asymmetry), { ...names, n: pointsBetween(row) })}</p>}
    </section>
  );
}

/** As the two parts are shown: 70% and 65% are five points apart, whatever was rounded. */
const pointsBetween = ({ dependence, attention }: Leaning): number =>
  Math.abs(Math.round(dependence * 100) - Math.round(attention * 100));

/** Less than five points either way are no leaning. */
const leaning = (asymmetry: number): string =>
  Math.abs(asymmetry) < 0.05 ? "asymmetry.even" : asymmetry > 0 ? "asymmetry.state" : "asymmetry.power";

const signed = (value: number): string => `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value).toFixed(1)}`;
