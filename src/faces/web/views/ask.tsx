import { type FormEvent, useMemo, useState } from "react";
import type { Happening } from "../../client/answers.ts";
import { change, useAddress } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { ScopeBar } from "../shell/scope-bar.tsx";
import { Term } from "../shell/term.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { HOME, toView } from "../state/address.ts";
import { type Asked, type AskWords, readQuestion } from "../state/ask.ts";
import { figureId } from "../state/figure.ts";
import { date, interval, monthName, share } from "../state/format.ts";
import { daysOf, whenOf } from "../state/happenings.ts";
import { allStates, nameOf } from "../state/names.ts";
import { DEFAULT_SCOPE } from "../state/scope.ts";
import { isoDay } from "../state/weeks.ts";
import { titleOf } from "./compare.tsx";
import { useScope } from "./use-scope.ts";
import "../styles/ask.css";

/** One box. The question becomes chips that can be seen and taken away, and the answer cites what it rests on. */
export default function Ask({ onSearch }: { readonly onSearch: () => void }) {
  const { t, language } = useLanguage();
  const address = useAddress();
  const { documents } = useScope();
  const [text, setText] = useState(address.query ?? "");
  const words = useMemo(() => wordsOf(language, t), [language, t]);
  const asked = address.query ? readQuestion(address.query, words, DEFAULT_SCOPE.states) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change({ query: text.trim() || null });
  };
  const ask = (question: string) => {
    setText(question);
    change({ query: question });
  };
  return (
    <>
      <ScopeBar parts={[{ id: "n", words: t("scope.documents", { n: documents.length }) }]} onSearch={onSearch} />
      <main id="main" className="page ask" tabIndex={-1}>
        <h1>{t("view.ask")}</h1>
        <form onSubmit={submit} role="search">
          <input
            type="text"
            value={text}
            aria-label={t("ask.label")}
            placeholder={t("ask.hint")}
            dir="auto"
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <button type="submit" className="solid">
            {t("ask.ask")}
          </button>
        </form>
        {asked ? (
          <>
            <Chips asked={asked} />
            <AnswerTo asked={asked} />
          </>
        ) : (
          <section>
            <h2>{t("ask.examples")}</h2>
            <ul>
              {["1", "2", "3", "4", "5", "6"].map((i) => (
                <li key={i}>
                  <button type="button" onClick={() => ask(t(`ask.example${i}`))}>
                    {t(`ask.example${i}`)}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </>
  );
}

/** How the question was read, where everyone can see it. */
function Chips({ asked }: { readonly asked: Asked }) {
  const { t, language } = useLanguage();
  const chips = [
    t(`ask.intent.${asked.intent}`),
    ...asked.states.map((code) => nameOf(code, language)),
    ...asked.powers.map((code) => nameOf(code, language)),
    ...(asked.instrument ? [t(`instrument.${asked.instrument}`)] : []),
    ...(asked.from && asked.to ? [date(`${asked.from}/${asked.to}`, language)] : []),
  ];
  return (
    <p className="chips">
      <span className="mut">{t("ask.readAs")}</span>
      {chips.map((chip) => (
        <span key={chip} className="chip">
          {chip}
        </span>
      ))}
      {asked.unread.length > 0 && <span className="mut">{t("ask.unread", { words: asked.unread.join(", ") })}</span>}
    </p>
  );
}

function AnswerTo({ asked }: { readonly asked: Asked }) {
  const { t, language } = useLanguage();
  const { at: now, documents, states } = useScope();
  const at = asked.to ?? now;
  const subjects = asked.states.length > 0 ? asked.states : states;
  const wantsShares = asked.intent === "share";
  const figures = useAnswer(wantsShares ? `engagement ${subjects.join()} ${asked.instrument ?? ""} ${at}` : null, async () =>
    Promise.all(subjects.map((state) => client.engagement({ state, instrument: asked.instrument, at, region: states }))),
  );
  const list = useAnswer("happenings", () => client.happenings({ limit: 500 }));
  const found = (list.value ?? []).filter((happening) => fits(happening, asked));
  if (asked.intent === "intentions") {
    const imputed = documents.reduce((sum, { classes }) => sum + (classes.imputed ?? 0), 0);
    return (
      <div className="answer">
        <p>{t("ask.noIntent")}</p>
        <p>
          {t("ask.claims", { n: imputed })} <Term of="imputed">{t("class.imputed")}</Term>
        </p>
        <ul>
          {documents
            .filter(({ classes }) => (classes.imputed ?? 0) > 0)
            .slice(0, 8)
            .map((row) => (
              <li key={row.id}>
                <Link to={{ ...HOME, view: "reader", id: row.id }}>{row.title ?? t("documents.untitled")}</Link>{" "}
                <span className="mut">{t("ask.imputedIn", { n: row.classes.imputed ?? 0 })}</span>
              </li>
            ))}
        </ul>
      </div>
    );
  }
  if (figures.state === "error") return <Trouble {...figures} />;
  return (
    <div className="answer">
      {wantsShares &&
        (figures.value ?? []).map((figure) => {
          const rows = figure.shares.filter(
            (row) => row.share !== null && (asked.powers.length === 0 || asked.powers.includes(row.power)),
          );
          if (rows.length === 0) return <p key={figure.state}>{t("ask.noMoves", { state: nameOf(figure.state, language) })}</p>;
          return rows.map((row) => (
            <p key={figure.state + row.power}>
              {t("ask.share", {
                state: nameOf(figure.state, language),
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
              <span className="mut">{row.interval ? interval(row.interval) : row.why ? t(`why.${row.why}`) : ""}</span>
            </p>
          ));
        })}
      <h2>{t("ask.happenings", { n: found.length })}</h2>
      <ol>
        {found.slice(0, 25).map((happening) => (
          <li key={happening.id}>
            <Link to={toView(HOME, "compare", happening.id)}>{titleOf(happening, t, language)}</Link>{" "}
            <span className="mut">
              {whenOf(happening) ? date(whenOf(happening)!, language) : t("card.undated")},{" "}
              {t("compare.reports", { n: happening.reports })}
            </span>
          </li>
        ))}
      </ol>
      {list.state === "ready" && found.length === 0 && <p className="mut">{t("ask.nothing")}</p>}
    </div>
  );
}

const heads = (codes: readonly string[]) => codes.map((code) => code.split(":")[0]);

function fits(happening: Happening, { states, powers, instrument, from, to }: Asked): boolean {
  const parties = [...heads(happening.actors), ...heads(happening.recipients)];
  if (states.length > 0 && !states.some((code) => parties.includes(code))) return false;
  if (powers.length > 0 && !powers.some((code) => parties.includes(code))) return false;
  if (instrument && happening.instrument !== instrument) return false;
  const days = daysOf(happening);
  return (!from || (days !== null && isoDay(days.to) >= from)) && (!to || (days !== null && isoDay(days.from) <= to));
}

function wordsOf(language: string, t: ReturnType<typeof useLanguage>["t"]): AskWords {
  const list = (key: string) =>
    t(key)
      .split("|")
      .map((word) => word.trim());
  const actors = new Map(
    allStates().map(
      (code) =>
        [
          nameOf(code, language)
            .toLowerCase()
            .replace(/[^\p{L}\p{N}\s-]/gu, " "),
          code,
        ] as const,
    ),
  );
  for (const pair of list("ask.words.actors")) {
    const [name, code] = pair.split("=");
    actors.set(name, code);
  }
  const table = <T extends string>(keys: readonly T[], prefix: string) =>
    new Map(keys.flatMap((key) => list(`${prefix}.${key}`).map((word) => [word, key] as const)));
  return {
    actors,
    instruments: table(["military", "diplomatic", "economic", "informational"], "ask.words"),
    intents: table(["intentions", "sources", "contradictions", "events", "share"] as const, "ask.words"),
    months: Array.from({ length: 12 }, (_, i) =>
      new Intl.DateTimeFormat(language, { month: "long" }).format(new Date(2021, i, 15)).toLowerCase(),
    ).map((name, i) => name || monthName(i + 1, language)),
    ignored: new Set(list("ask.words.ignored")),
  };
}
