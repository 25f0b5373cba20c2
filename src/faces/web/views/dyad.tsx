import type { Happening } from "../../client/answers.ts";
import { change, go, here } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { Glyph } from "../shell/glyph.tsx";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { ScopeBar } from "../shell/scope-bar.tsx";
import { Term } from "../shell/term.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { HOME, toView } from "../state/address.ts";
import { csvOf, save } from "../state/csv.ts";
import { figureId } from "../state/figure.ts";
import { date, interval, share } from "../state/format.ts";
import { whenOf } from "../state/happenings.ts";
import { nameOf, shortName } from "../state/names.ts";
import { gradeOf, slotOf } from "../state/scope.ts";
import { INSTRUMENTS } from "../state/weights.ts";
import { titleOf } from "./compare.tsx";
import { Asymmetry, DyadCourse } from "./dyad-course.tsx";
import { DyadDiffers, DyadSaid } from "./dyad-said.tsx";
import { Forest } from "./forest.tsx";
import { Latest } from "./latest.tsx";
import { useFigure, useHues, useScope, useVoices } from "./use-scope.ts";
import "../styles/power.css";
import "../styles/shares.css";
import "../styles/dyad.css";

/** One power's dealings with one state: the share in a sentence, what it is made of, and what was said but not counted. */
export default function Dyad({ onSearch }: { readonly onSearch: () => void }) {
  const { t, language } = useLanguage();
  const { address, states, powers, from, at, coverage, isReady } = useScope();
  const state = address.state ?? states[states.length - 1];
  const whole = useFigure({ state, from, at, states, isReady });
  const hues = useHues(powers, whole.value !== null);
  const power = address.power ?? whole.value?.shares.find((row) => row.share !== null)?.power ?? powers[0];
  const byInstrument = useAnswer(isReady ? `engagement ${state} each ${from} ${at}` : null, () =>
    Promise.all(INSTRUMENTS.map((instrument) => client.engagement({ state, instrument, from, at, region: states }))),
  );
  const list = useAnswer(`happenings ${state} ${power}`, () => client.happenings({ state, power, limit: 500 }));
  const between = list.value?.happenings ?? [];
  const row = whole.value?.shares.find((one) => one.power === power && one.share !== null) ?? null;
  // How sure the state's figure is takes a second look at everything behind it: asked for once the figure stands.
  const assessed = useAnswer(whole.value ? `assess one ${state} ${from} ${at}` : null, () =>
    client.assess({ state, from, at, region: states }),
  );
  const grade = assessed.value?.grade ?? null;
  const figure = figureId({ state, power, instrument: null, at });
  useKeys({ e: () => change({ figure }) });
  return (
    <>
      <ScopeBar
        parts={[
          { id: "dyad", words: `${shortName(power)} → ${state}` },
          { id: "at", words: t("map.at", { day: date(at, language) }), onClick: () => go(toView(here(), "map")) },
          {
            id: "documents",
            words: t("scope.documents", { n: coverage.documents }),
            onClick: () => go(toView(here(), "reader")),
          },
        ]}
        onSearch={onSearch}
      />
      <main id="main" className="page dyad figures" tabIndex={-1} aria-busy={!isReady}>
        <h1>
          {nameOf(power, language)} <Glyph of="to" /> {nameOf(state, language)}
        </h1>
        <div className="choosers">
          <Choice
            label={t("map.power")}
            values={[...new Set([...powers, ...(whole.value?.shares.map((one) => one.power) ?? [])])]}
            chosen={power}
            onChoose={(code) => change({ power: code }, { replace: true })}
          />
          <Choice
            label={t("map.state")}
            values={states}
            chosen={state}
            onChoose={(code) => change({ state: code }, { replace: true })}
          />
        </div>
        {whole.state === "error" ? (
          <Trouble {...whole} />
        ) : (
          <>
            <div className="head">
              {row ? (
                <button
                  type="button"
                  className="big"
                  aria-expanded={address.figure === figure}
                  onClick={() => change({ figure })}
                >
                  {share(row.share ?? 0)}
                </button>
              ) : (
                <span className="big none">{whole.value ? "–" : "…"}</span>
              )}
              <p>
                {row
                  ? t("dyad.reading", {
                      state: nameOf(state, language),
                      power: nameOf(power, language),
                      share: share(row.share ?? 0),
                      n: row.happenings,
                    })
                  : !whole.value
                    ? t("map.loading")
                    : t("dyad.none", { state: nameOf(state, language), power: nameOf(power, language) })}{" "}
                {row &&
                  (row.interval
                    ? t("dyad.interval", { interval: interval(row.interval) })
                    : row.why && <b>{t(`dyad.why.${row.why}`)}</b>)}
              </p>
              {row && (
                <p className="why">
                  {t("dyad.method", { n: whole.value?.lineages ?? 0 })}{" "}
                  {row.range && row.range[1] - row.range[0] > 0.005 && t("dyad.range", { range: interval(row.range) })}
                </p>
              )}
            </div>
            <section className="sec">
              <h2>
                {t("dyad.byInstrument")} <Term of="share">{t("map.share")}</Term>
              </h2>
              <table className="shares">
                <tbody>
                  {(byInstrument.value ?? []).map((one, i) => {
                    const instrument = INSTRUMENTS[i];
                    const own = one.shares.find((entry) => entry.power === power && entry.share !== null);
                    return (
                      <tr key={instrument}>
                        <th scope="row">{t(`instrument.tab.${instrument}`)}</th>
                        <td className="r">
                          {own ? (
                            <button
                              type="button"
                              className="figure"
                              onClick={() => change({ figure: figureId({ state, power, instrument, at }) })}
                            >
                              {share(own.share ?? 0)}
                            </button>
                          ) : (
                            <span className="mut">{t("map.none")}</span>
                          )}
                        </td>
                        <td className="iv">
                          {own ? (own.interval ? interval(own.interval) : own.why ? t(`why.${own.why}`) : "") : ""}
                        </td>
                        <td className="fp">{own && <Forest row={own} slot={slotOf(power, hues)} grade={gradeOf(one)} />}</td>
                        <td className="r wide">
                          {one.events > 0 && t("dyad.ofAll", { own: own?.happenings ?? 0, n: one.events })}
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
              {whole.value && whole.value.events > 0 && (
                <p className="mut graded">
                  <Term of="grade">{t("map.evidence")}</Term>:{" "}
                  {grade?.grade
                    ? `${t(`gradeOf.${grade.grade}`)}, ${grade.steps.map(({ reason }) => reason).join("; ")}`
                    : t("grade.pending")}
                </p>
              )}
            </section>
            {row && (
              <WithoutEach
                region={states}
                state={state}
                power={power}
                from={from}
                at={at}
                lineages={lineagesIn(between)}
                share={row.share ?? 0}
              />
            )}
            {list.value && between.length > 0 && (
              <DyadCourse happenings={between} state={state} power={power} states={states} from={from} at={at} />
            )}
            {row && <Asymmetry state={state} power={power} states={states} from={from} at={at} />}
            <DyadDiffers state={state} power={power} />
            <DyadSaid state={state} power={power} />
            <section className="sec">
              <h2>
                {list.value ? t("dyad.happenings", { n: list.value.total }) : t("map.loading")}
                {between.length > 0 && (
                  <button
                    type="button"
                    className="chip"
                    onClick={() => save(`${power}-${state}-${at}.csv`.toLowerCase().replaceAll(":", "-"), tableOf(between))}
                  >
                    {t("dyad.save")}
                  </button>
                )}
              </h2>
              <Latest page={list.value} />
              <table className="told-table">
                <tbody>
                  {between.map((happening) => (
                    <tr key={happening.id}>
                      <td className="n">{whenOf(happening) ? date(whenOf(happening)!, language) : t("card.undated")}</td>
                      <th scope="row">
                        <Link to={toView(HOME, "compare", happening.id)}>{titleOf(happening, t, language)}</Link>
                      </th>
                      <td className="wide">{t(`instrument.${happening.instrument}`)}</td>
                      <td className="r">{t("compare.reports", { n: happening.reports })}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {list.state === "ready" && between.length === 0 && <p className="mut">{t("ask.nothing")}</p>}
            </section>
          </>
        )}
      </main>
    </>
  );
}

/** Every happening between the two, as lists elsewhere in Ascribe name its fields. */
const tableOf = (happenings: readonly Happening[]): string =>
  csvOf(
    [
      "id",
      "when",
      "dated",
      "announced",
      "contested",
      "type",
      "instrument",
      "actors",
      "recipients",
      "tone",
      "presence",
      "reports",
      "lineages",
    ],
    happenings.map((one) => [
      one.id,
      one.time,
      one.dated ? 1 : 0,
      one.announced ? 1 : 0,
      one.contested ? 1 : 0,
      one.type,
      one.instrument,
      one.actors.join(" "),
      one.recipients.join(" "),
      one.tone,
      one.presence,
      one.reports,
      one.lineages.join("; "),
    ]),
  );

/** Lineages tried one by one; more would be a wall of near-equal lines. */
const MOST_TRIED = 8;

/** Those that tell the most of what is between the two, first. */
function lineagesIn(happenings: readonly Happening[]): string[] {
  const counts = new Map<string, number>();
  for (const { lineages } of happenings) for (const lineage of lineages) counts.set(lineage, (counts.get(lineage) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_TRIED)
    .map(([lineage]) => lineage);
}

/** How far the share moves when one voice is left out: whom it hangs on. */
function WithoutEach({
  region,
  state,
  power,
  from,
  at,
  lineages,
  share: whole,
}: {
  readonly region: readonly string[];
  readonly state: string;
  readonly power: string;
  readonly from: string | null;
  readonly at: string;
  readonly lineages: readonly string[];
  readonly share: number;
}) {
  const { t, language } = useLanguage();
  const voice = useVoices();
  const tried = useAnswer(`without ${state} ${from} ${at} ${lineages.join()}`, () =>
    Promise.all(
      lineages.map(async (lineage) => ({
        lineage,
        after: (await client.whatIf({ state, from, at, region, without: [lineage] })).after,
      })),
    ),
  );
  const x = (value: number) => value * 400;
  return (
    <section className="sec loo">
      <h2>{t("dyad.without")}</h2>
      <div>
        <span>{t("dyad.all")}</span>
        <svg viewBox="0 0 400 18" aria-hidden="true">
          <path d="M0 9H400" className="gr" />
          <circle cx={x(whole)} cy="9" r="5" className="whole" />
        </svg>
        <b>{share(whole)}</b>
      </div>
      {(tried.value ?? []).map(({ lineage, after }) => {
        const left = after.shares.find((one) => one.power === power)?.share ?? null;
        const first = after.shares.find((one) => one.share !== null)?.power ?? null;
        return (
          <div key={lineage}>
            <span dir="auto">{t("dyad.withoutOne", { who: voice(lineage) })}</span>
            <svg viewBox="0 0 400 18" aria-hidden="true">
              <path d="M0 9H400" className="gr" />
              {left !== null && (
                <>
                  <path d={`M${x(left)} 9H${x(whole)}`} className="moved" />
                  <circle cx={x(left)} cy="9" r="4" className="left" />
                </>
              )}
            </svg>
            <b>{left === null ? "–" : share(left)}</b>
            <em>
              {first === null
                ? t("dyad.nothingLeft")
                : first === power
                  ? t("dyad.stays")
                  : t("dyad.turns", { power: nameOf(first, language) })}
            </em>
          </div>
        );
      })}
    </section>
  );
}

function Choice({
  label,
  values,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly values: readonly string[];
  readonly chosen: string;
  readonly onChoose: (code: string) => void;
}) {
  const { language } = useLanguage();
  return (
    <div role="group" aria-label={label}>
      <span className="mut">{label}</span>
      {values.map((code) => (
        <button
          key={code}
          type="button"
          className="chip"
          aria-pressed={code === chosen}
          title={nameOf(code, language)}
          onClick={() => onChoose(code)}
        >
          {shortName(code)}
        </button>
      ))}
    </div>
  );
}
