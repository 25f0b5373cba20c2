import { useMemo, useState } from "react";
import { change, go, here } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { correct, undoLast, useCorrections } from "../shell/corrections.ts";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { ScopeBar } from "../shell/scope-bar.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { HOME, toView } from "../state/address.ts";
import { judged, keyOf, type Verdict } from "../state/corrections.ts";
import { type Effect, effectsOf } from "../state/effects.ts";
import { figureId } from "../state/figure.ts";
import { date, share } from "../state/format.ts";
import { whenOf } from "../state/happenings.ts";
import { inWords, nameOf } from "../state/names.ts";
import { Proposals } from "./proposals.tsx";
import { SentenceRow } from "./sentence-row.tsx";
import { useScope } from "./use-scope.ts";
import "../styles/evidence.css";
import "../styles/review.css";

/** What is worth a person's eye, first what the published figures lean on most. One at a time, by key. */
export default function Review({ onSearch }: { readonly onSearch: () => void }) {
  const { t, language } = useLanguage();
  const { states, at, isReady } = useScope();
  const verdicts = judged(useCorrections(null));
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const answer = useAnswer(isReady ? `why each ${states.join()} ${at}` : null, () =>
    Promise.all(
      states.map(
        async (state) => [state, await client.why(figureId({ state, power: null, instrument: null, at }), states)] as const,
      ),
    ),
  );
  const effects = useMemo(() => effectsOf(answer.value ?? []), [answer.value]);
  const open = effects.filter(({ told }) => told.sentences.some((one) => !verdicts.has(keyOf(one.document, one.trigger))));
  const one = open.find(({ told }) => !skipped.has(told.id)) ?? null;
  const judge = (value: Verdict) => {
    if (!one) return;
    const said = one.told.sentences.map(({ document, trigger }) => ({
      document,
      at: trigger,
      change: { field: "verdict" as const, value },
      reason: "",
    }));
    void correct(...said);
  };
  const skip = () => one && setSkipped(new Set([...skipped, one.told.id]));
  const read = () => {
    const [first] = one?.told.sentences ?? [];
    if (first) go({ ...HOME, view: "reader", id: first.document, item: first.event });
  };
  useKeys({
    a: () => judge("accept"),
    x: () => judge("reject"),
    s: () => void skip(),
    u: () => undoLast(),
    e: () => void (one && change({ figure: figureOf(one, at) })),
    t: read,
  });
  return (
    <>
      <ScopeBar
        parts={[
          { id: "left", words: t("review.left", { n: open.length }) },
          { id: "done", words: t("review.judged", { n: effects.length - open.length }) },
        ]}
        onSearch={onSearch}
      />
      <main id="main" className="page review" tabIndex={-1} aria-busy={answer.state === "loading" && !answer.value}>
        <h1>{t("view.review")}</h1>
        <p className="lead">{t("review.lead")}</p>
        {answer.state === "error" && <Trouble {...answer} />}
        {one ? (
          <article>
            <h2>
              {inWords(one.told.title, language, t)}{" "}
              <em>{one.told.when ? date(whenOf({ time: one.told.when }) ?? one.told.when, language) : t("card.undated")}</em>
            </h2>
            <p className="moves">
              {t("review.moves", { power: nameOf(one.power, language), state: nameOf(one.state, language) })}{" "}
              <button type="button" className="figure" onClick={() => change({ figure: figureOf(one, at) })}>
                {share(one.before)}
              </button>{" "}
              → <b>{one.after === null ? t("dyad.nothingLeft") : share(one.after)}</b>
              {one.turns && <>; {t("dyad.turns", { power: nameOf(one.turns, language) })}</>}
            </p>
            {one.told.sentences.map((sentence) => (
              <SentenceRow key={sentence.report} sentence={sentence} />
            ))}
            <div className="act">
              {(
                [
                  ["a", "act.accept", () => judge("accept")],
                  ["x", "act.reject", () => judge("reject")],
                  ["s", "review.later", skip],
                  ["t", "why.read", read],
                  ["e", "keys.evidence", () => change({ figure: figureOf(one, at) })],
                  ["u", "act.undo", () => undoLast()],
                ] as const
              ).map(([key, words, act]) => (
                <button key={key} type="button" onClick={() => void act()}>
                  <kbd>{key}</kbd> {t(words)}
                </button>
              ))}
            </div>
          </article>
        ) : (
          answer.value && (
            <p className="lead">
              {t("review.done")}{" "}
              <button type="button" className="help" onClick={() => go(toView(here(), "add"))}>
                {t("documents.add")}
              </button>
            </p>
          )
        )}
        <Proposals />
        {open.length > 1 && (
          <section className="queue">
            <h2>{t("review.next")}</h2>
            <table>
              <tbody>
                {open
                  .filter((other) => other !== one)
                  .slice(0, 12)
                  .map((other) => (
                    <tr key={other.told.id}>
                      <th scope="row">{inWords(other.told.title, language, t)}</th>
                      <td className="wide">
                        {nameOf(other.power, language)}, {nameOf(other.state, language)}
                      </td>
                      <td className="r">
                        {share(other.before)} → {other.after === null ? "–" : share(other.after)}
                      </td>
                      <td className="wide mut">{other.turns && t("dyad.turns", { power: nameOf(other.turns, language) })}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </section>
        )}
      </main>
    </>
  );
}

const figureOf = ({ state, power, told }: Effect, at: string): string =>
  `${figureId({ state, power, instrument: null, at })}~${told.id}`;
