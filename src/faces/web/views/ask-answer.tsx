import type { ReactNode } from "react";
import type { Happening, HappeningsQuery } from "../../client/answers.ts";
import { change } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { HOME, toView } from "../state/address.ts";
import { type Asked, REFUSED } from "../state/ask.ts";
import { figureId } from "../state/figure.ts";
import { amount, date, interval, share } from "../state/format.ts";
import { daysOf, unitInWords, whenOf } from "../state/happenings.ts";
import { nameOf } from "../state/names.ts";
import { isoDay } from "../state/weeks.ts";
import { Declined, Imputed } from "./ask-declined.tsx";
import { titleOf } from "./compare.tsx";
import { Latest } from "./latest.tsx";
import { useScope, useVoices } from "./use-scope.ts";
import { turning } from "./what-would-change.tsx";

/** An answer in sentences, each ending in the marks of what it rests on; under them the happenings, numbered. */
export function AnswerTo({ asked }: { readonly asked: Asked }) {
  const { t, language } = useLanguage();
  const question = queryOf(asked);
  const list = useAnswer(`happenings ${JSON.stringify(question)}`, () => client.happenings(question));
  const contradictions = useAnswer(asked.intent === "contradictions" ? "contradictions" : null, () => client.contradictions());
  if (REFUSED.has(asked.intent)) return <Declined asked={asked} />;
  if (list.state === "error") return <Trouble {...list} />;
  if (!list.value)
    return (
      <p className="answer mut" aria-busy="true">
        {t("ask.looking")}
      </p>
    );
  const fitting = list.value.happenings.filter((happening) => fits(happening, asked));
  const differing = new Set((contradictions.value ?? []).map(({ happening }) => happening.id));
  const found = sorted(asked, fitting, differing);
  return (
    <div className="answer">
      {asked.intent === "imputed" ? (
        <Imputed states={asked.states} />
      ) : ["share", "leads", "versus", "change"].includes(asked.intent) ? (
        <Shares asked={asked} found={found} />
      ) : (
        <p className="says">
          {sentence(asked, found, t, language)} <Marks of={found.slice(0, MARKS)} all={found} />
        </p>
      )}
      <Latest page={list.value} />
      {asked.intent === "sources" && <Sources found={found} />}
      {asked.intent === "documents" && <Documents found={found} />}
      {asked.intent !== "imputed" && <h2>{t("ask.happenings", { n: found.length })}</h2>}
      {asked.intent !== "imputed" && (
        <ol>
          {found.slice(0, 40).map((happening, i) => (
            <li key={happening.id} id={`rests-${i + 1}`}>
              <Link to={toView(HOME, "compare", happening.id)}>{titleOf(happening, t, language)}</Link>{" "}
              <span className="mut">
                {whenOf(happening) ? date(whenOf(happening)!, language) : t("card.undated")},{" "}
                {t("compare.reports", { n: happening.reports })}, {t("compare.lineages", { n: happening.lineages.length })}
                {happening.size && `, ${amount(happening.size.value, language)} ${unitInWords(happening.size.unit, t)}`}
              </span>
            </li>
          ))}
        </ol>
      )}
      {found.length === 0 && <p className="mut">{t("ask.nothing")}</p>}
    </div>
  );
}

/** As far as the server can narrow it: it takes one state and one power, and of several the rest is sorted out here. */
function queryOf({ states, powers, instrument, from, to }: Asked): HappeningsQuery {
  const only = (codes: readonly string[]) => (codes.length === 1 ? codes[0] : undefined);
  return {
    state: only(states),
    power: only(powers),
    instrument: (instrument ?? undefined) as HappeningsQuery["instrument"],
    from: from ?? undefined,
    to: to ?? undefined,
    limit: 500,
  };
}

/** More marks than these after one sentence are a wall. */
const MARKS = 6;

function Marks({ of, all }: { readonly of: readonly Happening[]; readonly all: readonly Happening[] }): ReactNode {
  return of.map((one) => {
    const n = all.indexOf(one) + 1;
    return (
      <a key={one.id} href={`#rests-${n}`} className="mark">
        {n}
      </a>
    );
  });
}

function Shares({ asked, found }: { readonly asked: Asked; readonly found: readonly Happening[] }) {
  const { t, language } = useLanguage();
  const voice = useVoices();
  const { at: now, states } = useScope();
  const at = asked.to ?? now;
  const subjects = asked.states.length > 0 ? asked.states : states;
  const figures = useAnswer(`assess ask ${subjects.join()} ${asked.instrument ?? ""} ${at} ${asked.from ?? ""}`, () =>
    Promise.all(subjects.map((state) => client.assess({ state, instrument: asked.instrument, at, region: states }))),
  );
  if (figures.state === "error") return <Trouble {...figures} />;
  return (figures.value ?? []).map((assessed) => {
    const { figure } = assessed;
    const rows = figure.shares.filter((row) => row.share !== null);
    const state = nameOf(figure.state, language);
    if (rows.length === 0)
      return (
        <p key={figure.state} className="says">
          {t("ask.noMoves", { state })}
        </p>
      );
    if (asked.intent === "change")
      return (
        <p key={figure.state} className="says">
          {state}: {turning(assessed, voice, t, language)}.
        </p>
      );
    const shown =
      asked.intent === "leads"
        ? rows.slice(0, 1)
        : rows.filter((row) => asked.powers.length === 0 || asked.powers.includes(row.power));
    const missing = asked.powers.filter((power) => !rows.some((row) => row.power === power));
    return (
      <div key={figure.state}>
        {shown.map((row) => (
          <p key={row.power} className="says">
            {t(asked.intent === "leads" ? "ask.leads" : "ask.share", {
              state,
              power: nameOf(row.power, language),
              day: date(at, language),
            })}{" "}
            <button
              type="button"
              className="figure"
              onClick={() =>
                change({ figure: figureId({ state: figure.state, power: row.power, instrument: asked.instrument, at }) })
              }
            >
              {share(row.share ?? 0)}
            </button>{" "}
            <span className="mut">{row.interval ? interval(row.interval) : row.why ? t(`why.${row.why}`) : ""}</span>{" "}
            <Marks
              of={found.filter((one) => hasPart(one, row.power) && hasPart(one, figure.state)).slice(0, MARKS)}
              all={found}
            />
          </p>
        ))}
        {missing.map((power) => (
          <p key={power} className="says">
            {t("dyad.none", { state, power: nameOf(power, language) })}
          </p>
        ))}
      </div>
    );
  });
}

/** Whom what was found goes back to, those with most first. */
function Sources({ found }: { readonly found: readonly Happening[] }) {
  const { t } = useLanguage();
  const voice = useVoices();
  const counts = new Map<string, number>();
  for (const { lineages } of found) for (const one of lineages) counts.set(one, (counts.get(one) ?? 0) + 1);
  return (
    <ul className="tallied">
      {[...counts]
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .slice(0, 20)
        .map(([id, n]) => (
          <li key={id}>
            <Link to={{ ...HOME, view: "sources", id }}>{voice(id)}</Link>{" "}
            <span className="mut">{t("map.nHappenings", { n })}</span>
          </li>
        ))}
    </ul>
  );
}

/** The documents that tell what was found. */
function Documents({ found }: { readonly found: readonly Happening[] }) {
  const { t, language } = useLanguage();
  const ids = found.slice(0, 20).map(({ id }) => id);
  const told = useAnswer(`happening list ${ids.join()}`, () => Promise.all(ids.map((id) => client.happening(id))));
  const documents = new Map((told.value ?? []).flatMap(({ reports }) => reports.map((one) => [one.document, one] as const)));
  return (
    <ul className="tallied">
      {[...documents.values()].map((one) => (
        <li key={one.document}>
          <Link to={{ ...HOME, view: "reader", id: one.document, item: one.event }}>{one.title ?? t("documents.untitled")}</Link>{" "}
          <span className="mut">
            {one.publisher}
            {one.time && `, ${date(whenOf({ time: one.time }) ?? one.time, language)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function sentence(
  { intent }: Asked,
  found: readonly Happening[],
  t: ReturnType<typeof useLanguage>["t"],
  language: string,
): string {
  const [first] = found;
  if (!first) return t("ask.nothing");
  const title = titleOf(first, t, language);
  const when = whenOf(first) ? date(whenOf(first)!, language) : t("card.undated");
  const size = first.size ? `${amount(first.size.value, language)} ${unitInWords(first.size.unit, t)}` : "";
  const lineages = new Set(found.flatMap((one) => one.lineages)).size;
  const places = [...new Set(found.flatMap(({ country }) => country ?? []))].map((code) => nameOf(code, language)).join(", ");
  return t(`ask.says.${intent}`, { n: found.length, lineages, title, when, size, places: places || t("compare.notSaid") });
}

function sorted({ intent }: Asked, found: readonly Happening[], differing: ReadonlySet<string>): Happening[] {
  const dated = found.filter((one) => daysOf(one) !== null);
  const from = (one: Happening) => daysOf(one)?.from ?? 0;
  switch (intent) {
    case "first":
      return [...dated].sort((a, b) => from(a) - from(b));
    case "last":
      return [...dated].sort((a, b) => from(b) - from(a));
    case "largest":
      return found.filter(({ size }) => size !== null).sort((a, b) => (b.size?.value ?? 0) - (a.size?.value ?? 0));
    case "undated":
      return found.filter(({ dated: isDated }) => !isDated);
    case "unsourced":
      return found.filter(({ lineages }) => lineages.length < 2);
    case "where":
      return found.filter(({ country }) => country !== null);
    case "contradictions":
      return found.filter(({ id }) => differing.has(id));
    default:
      return [...found].sort((a, b) => b.lineages.length - a.lineages.length || b.reports - a.reports);
  }
}

const heads = ({ actors, recipients }: Happening): string[] => [...actors, ...recipients].map((code) => code.split(":")[0]);
const hasPart = (happening: Happening, code: string): boolean =>
  heads(happening).includes(code) || [...happening.actors, ...happening.recipients].includes(code);

function fits(happening: Happening, { states, powers, instrument, from, to }: Asked): boolean {
  if (states.length > 0 && !states.some((code) => hasPart(happening, code))) return false;
  if (powers.length > 0 && !powers.some((code) => hasPart(happening, code))) return false;
  if (instrument && happening.instrument !== instrument) return false;
  const days = daysOf(happening);
  return (!from || (days !== null && isoDay(days.to) >= from)) && (!to || (days !== null && isoDay(days.from) <= to));
}
