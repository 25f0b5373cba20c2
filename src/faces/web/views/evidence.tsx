import { useEffect, useRef } from "react";
import type { ExplainedTerm, ExplainedVoice, Explanation } from "../../client/answers.ts";
import { change, go, here } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { judgeItem, undoLast, useAllCorrections } from "../shell/corrections.ts";
import { Glyph } from "../shell/glyph.tsx";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Term } from "../shell/term.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { HOME } from "../state/address.ts";
import { verdictOf } from "../state/corrections.ts";
import { familyOfEvidence } from "../state/families.ts";
import { parseFigure } from "../state/figure.ts";
import { date, share, weight } from "../state/format.ts";
import { whenOf } from "../state/happenings.ts";
import { actorName, isState, nameOf } from "../state/names.ts";
import { capital } from "../state/note.ts";
import { DEFAULT_SCOPE, slotOf } from "../state/scope.ts";
import "../styles/evidence.css";
import "../styles/map.css";

/** What a figure rests on: the sum first, then every happening in it, down to the words. The page stays beneath. */
export default function Evidence({ figure }: { readonly figure: string }) {
  const { t, language } = useLanguage();
  const answer = useAnswer(`why ${figure}`, () => client.why(figure));
  const panel = useRef<HTMLElement>(null);
  const name = parseFigure(figure);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    // Back to the number that opened it.
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useKeys({ u: () => undoLast() });
  const explanation = answer.value;
  const row = explanation?.figure.shares.find(({ power }) => power === name?.power) ?? explanation?.figure.shares[0];
  return (
    <aside className="drawer" aria-label={t("why.title")} tabIndex={-1} ref={panel}>
      <header>
        <h2>{row?.share != null ? t("why.rests", { share: share(row.share) }) : t("why.title")}</h2>
        <button type="button" onClick={() => change({ figure: null })}>
          <kbd>Esc</kbd> <span className="sr">{t("shell.close")}</span>
        </button>
        {name && (
          <p>
            {name.instrument ? capital(t(`instrument.${name.instrument}`)) : t("instrument.all")}, {nameOf(name.state, language)},{" "}
            {t("map.at", { day: date(name.at, language) })}.{" "}
            {explanation && t("why.counts", { n: explanation.figure.events, lineages: explanation.figure.lineages })}
          </p>
        )}
      </header>
      {answer.state === "error" ? (
        <div className="body">
          <Trouble {...answer} />
        </div>
      ) : explanation ? (
        <>
          <Sum explanation={explanation} power={name?.power ?? null} />
          <div className="body">
            {explanation.terms.map((term) => (
              <TermOfSum key={term.happening} term={term} />
            ))}
            {explanation.terms.length === 0 && <p className="lead">{t("why.nothing")}</p>}
          </div>
          <footer>
            {explanation.further > 0 && t("why.further", { n: explanation.further })}
            <span>{t("why.not")}</span>
          </footer>
        </>
      ) : (
        <div className="body" aria-busy="true" />
      )}
    </aside>
  );
}

/** Each power's part as a bar, and the quotient they come to. */
function Sum({ explanation, power }: { readonly explanation: Explanation; readonly power: string | null }) {
  const { t, language } = useLanguage();
  const parts = new Map<string, number>();
  for (const term of explanation.terms)
    for (const part of term.parts)
      if (part.kind !== "drawdown") parts.set(part.power, (parts.get(part.power) ?? 0) + part.weight);
  const shown = explanation.figure.shares.filter(({ share: value }) => value !== null);
  const value = (name: string) =>
    (shown.find((row) => row.power === name) as { activity?: number } | undefined)?.activity ?? parts.get(name) ?? 0;
  const most = Math.max(0.001, ...shown.map((row) => value(row.power)));
  const sum = explanation.sums.find((one) => one.power === (power ?? shown[0]?.power));
  return (
    <section className="sum" aria-label={t("why.sum")}>
      {shown.map((row) => (
        <div key={row.power} className={row.power === power ? "mine" : undefined}>
          <span>{nameOf(row.power, language)}</span>
          <i
            className={`p${slotOf(row.power, DEFAULT_SCOPE.powers) || ""} bar`}
            style={{ width: `${((value(row.power) / most) * 100).toFixed(1)}%` }}
          />
          <b>{weight(value(row.power))}</b>
        </div>
      ))}
      {sum && <p className="eq">{sum.arithmetic}</p>}
    </section>
  );
}

function TermOfSum({ term }: { readonly term: ExplainedTerm }) {
  const { t, language } = useLanguage();
  const corrections = useAllCorrections();
  const verdict = verdictOf(corrections, "ledger", term.happening);
  const when = whenOf(term);
  const first = term.voices.find(({ words }) => words);
  const factors = [
    { value: term.evidence, words: t("why.evidence"), of: "evidence" },
    { value: term.intensity, words: t("why.kind"), of: "intensity" },
    { value: term.magnitude, words: t("why.size"), of: "magnitude" },
    { value: term.recency, words: t("why.recency"), of: "recency" },
  ];
  return (
    <section className="ev" data-verdict={verdict ?? undefined}>
      <h3>
        <span>
          {term.type ? capital(t(`plover.${term.type}`)) : t("note.event")}{" "}
          <em>{when ? date(when, language) : t("card.undated")}</em>
          {term.contested && <em> {t("why.contested")}</em>}
        </span>
        <b>{weight(term.weight)}</b>
      </h3>
      {term.voices.map((voice) => (
        <Voice key={voice.report} voice={voice} />
      ))}
      <div className="sumline">
        {term.discounts.map(({ a, b, share: part, why }) => (
          <p key={`${a} ${b}`}>{t("why.discount", { a, b, part: share(part), why })}</p>
        ))}
        <p className="w">
          {factors.map(({ value, words, of }, i) => (
            <span key={of}>
              {i > 0 && " × "}
              {i === 0 ? weight(value) : value.toFixed(2).replace(/^0\./, ".")}{" "}
              <i>
                <Term of={of}>{words}</Term>
              </i>
            </span>
          ))}{" "}
          = <b>{weight(term.weight)}</b>
        </p>
      </div>
      <div className="act">
        <button type="button" aria-pressed={verdict === "reject"} onClick={() => judgeItem("ledger", term.happening, "reject")}>
          {t("why.leaveOut")}
        </button>
        <button type="button" aria-pressed={verdict === "accept"} onClick={() => judgeItem("ledger", term.happening, "accept")}>
          {t("why.confirm")}
        </button>
        {verdict && (
          <button type="button" onClick={undoLast}>
            <kbd>u</kbd> {t("act.undo")}
          </button>
        )}
        <button type="button" onClick={() => go({ ...HOME, view: "compare", id: term.happening })}>
          {t("why.compare")}
        </button>
        {first?.words && (
          <button
            type="button"
            onClick={() =>
              first.words &&
              go({ ...here(), view: "reader", id: first.words.document, item: `@${first.words.start}`, figure: null })
            }
          >
            {t("why.read")}
          </button>
        )}
      </div>
    </section>
  );
}

/** A report's own words, who they go back to, and what they are worth. */
function Voice({ voice }: { readonly voice: ExplainedVoice }) {
  const { t, language } = useLanguage();
  const { words } = voice;
  const family = familyOfEvidence(voice.evidence);
  return (
    <div className="ln">
      <Glyph of={family} family={family} />
      <div>
        {words ? (
          <blockquote dir="auto">
            “
            <button
              type="button"
              onClick={() => go({ ...here(), view: "reader", id: words.document, item: `@${words.start}`, figure: null })}
            >
              {words.text.replace(/\s+/g, " ")}
            </button>
            ”
          </blockquote>
        ) : (
          <p className="mut">{t("why.noWords")}</p>
        )}
        <p className="from" dir="auto">
          {voice.denies && <b>{t("why.denies")} </b>}
          {isState(voice.lineage) ? actorName(voice.lineage, language) : voice.lineage}
          {voice.relays > 0 && <span className="mut">, {t("why.hands", { n: voice.relays })}</span>}
        </p>
      </div>
      <div className="cas">
        <i className={`f-${family}`} style={{ width: `${(voice.worth * 110).toFixed(0)}px` }} />
        <span>{voice.arithmetic}</span>
      </div>
    </div>
  );
}
