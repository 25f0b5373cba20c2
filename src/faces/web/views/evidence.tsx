import { type ReactNode, useEffect, useRef } from "react";
import type { Evidence as EvidenceAnswer } from "../../client/answers.ts";
import { change, go } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { judgeItem, undoLast, useAllCorrections } from "../shell/corrections.ts";
import { Glyph } from "../shell/glyph.tsx";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { Term } from "../shell/term.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { HOME } from "../state/address.ts";
import { verdictOf } from "../state/corrections.ts";
import { familyOf } from "../state/families.ts";
import { parseFigure } from "../state/figure.ts";
import { date, share, weight } from "../state/format.ts";
import { whenOf } from "../state/happenings.ts";
import { inWords, nameOf } from "../state/names.ts";
import { slotOf } from "../state/scope.ts";
import { useScope } from "./use-scope.ts";
import "../styles/evidence.css";
import "../styles/map.css";

type Told = EvidenceAnswer["happenings"][number];
type Sentence = Told["sentences"][number];

/** What a figure rests on: the sum first, then every happening in it, down to the words. The page stays beneath. */
export default function Evidence({ figure }: { readonly figure: string }) {
  const { t, language } = useLanguage();
  const { states } = useScope();
  const answer = useAnswer(`why ${figure} ${states.join()}`, () => client.why(figure, states));
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
  const evidence = answer.value;
  return (
    <aside className="drawer" aria-label={t("why.title")} tabIndex={-1} ref={panel}>
      <header>
        <h2>{evidence?.value != null ? t("why.rests", { share: share(evidence.value) }) : t("why.title")}</h2>
        <button type="button" onClick={() => change({ figure: null })}>
          <kbd>Esc</kbd> <span className="sr">{t("shell.close")}</span>
        </button>
        {name && (
          <p>
            {name.power && `${nameOf(name.power, language)}, `}
            {name.instrument ? t(`instrument.${name.instrument}`) : t("instrument.all")}, {nameOf(name.state, language)},{" "}
            {t("map.at", { day: date(name.at, language) })}. {evidence?.why && t(`why.${evidence.why}`)}
          </p>
        )}
      </header>
      {answer.state === "error" ? (
        <div className="body">
          <Trouble {...answer} />
        </div>
      ) : evidence ? (
        <>
          <Sum evidence={evidence} power={name?.power ?? null} />
          <div className="body">
            {evidence.happenings.map((told) => (
              <Happening key={told.id} told={told} />
            ))}
            {evidence.happenings.length === 0 && <p className="lead">{t("why.nothing")}</p>}
          </div>
          <footer>
            <span>{evidence.further > 0 && t("why.further", { n: evidence.further })}</span>
            <span>
              {t("why.not")} {evidence.method.slice(0, 8)}
            </span>
          </footer>
        </>
      ) : (
        <div className="body" aria-busy="true" />
      )}
    </aside>
  );
}

/** Each power's part as a bar, and the quotient they come to. */
function Sum({ evidence, power }: { readonly evidence: EvidenceAnswer; readonly power: string | null }) {
  const { t, language } = useLanguage();
  const { hues } = useScope();
  const { sums } = evidence;
  const most = Math.max(0.001, ...sums.map(({ value }) => value));
  const mine = sums.find((one) => one.power === power) ?? sums[0];
  return (
    <section className="sum" aria-label={t("why.sum")}>
      {sums.map((one) => (
        <div key={one.power} className={one.power === power ? "mine" : undefined}>
          <span>{nameOf(one.power, language)}</span>
          <i
            className={`p${slotOf(one.power, hues) || ""} part`}
            style={{ width: `${((one.value / most) * 100).toFixed(1)}%` }}
          />
          <b>{weight(one.value)}</b>
        </div>
      ))}
      {mine && <p className="eq">{mine.arithmetic}</p>}
    </section>
  );
}

/** The server's names of the factors, as the glossary has them. */
const FACTORS: Readonly<Record<string, { readonly term: string; readonly words: string }>> = {
  evidence: { term: "evidence", words: "why.evidence" },
  intensity: { term: "intensity", words: "why.kind" },
  size: { term: "magnitude", words: "why.size" },
  recency: { term: "recency", words: "why.recency" },
};

function Happening({ told }: { readonly told: Told }) {
  const { t, language } = useLanguage();
  const verdict = verdictOf(useAllCorrections(), "ledger", told.id);
  const when = whenOf({ time: told.when });
  return (
    <section className="ev" data-verdict={verdict ?? undefined}>
      <h3>
        <span>
          {inWords(told.title, language)} <em>{when ? date(when, language) : t("card.undated")}</em>
        </span>
        <b>{weight(told.weight)}</b>
      </h3>
      {told.sentences.map((sentence) => (
        <SentenceRow key={`${sentence.document} ${sentence.event}`} sentence={sentence} />
      ))}
      <div className="sumline">
        {told.note && <p>{told.note}</p>}
        <p className="w">
          {told.factors.map(({ value, label }, i) => (
            <span key={label}>
              {i > 0 && " × "}
              {i === 0 ? weight(value) : value.toFixed(2).replace(/^0\./, ".")}{" "}
              <i>
                <Term of={FACTORS[label]?.term ?? label}>{FACTORS[label] ? t(FACTORS[label].words) : label}</Term>
              </i>
            </span>
          ))}{" "}
          = <b>{weight(told.weight)}</b>
        </p>
      </div>
      <div className="act">
        <button type="button" aria-pressed={verdict === "reject"} onClick={() => judgeItem("ledger", told.id, "reject")}>
          {t("why.leaveOut")}
        </button>
        <button type="button" aria-pressed={verdict === "accept"} onClick={() => judgeItem("ledger", told.id, "accept")}>
          {t("why.confirm")}
        </button>
        {verdict && (
          <>
            <button type="button" onClick={undoLast}>
              <kbd>u</kbd> {t("act.undo")}
            </button>
            <span className="mut">{t("act.kept")}</span>
          </>
        )}
        <button type="button" onClick={() => go({ ...HOME, view: "compare", id: told.id })}>
          {t("why.compare")}
        </button>
      </div>
    </section>
  );
}

/** A sentence with its operative words heavier, the hands it came by, and what it is worth. */
function SentenceRow({ sentence }: { readonly sentence: Sentence }) {
  const { t } = useLanguage();
  const family = familyOf(sentence.class);
  const hands = [...sentence.chain].reverse();
  const to = { ...HOME, view: "reader" as const, id: sentence.document, item: sentence.event };
  return (
    <div className="ln">
      <Glyph of={family} family={family} />
      <div>
        <blockquote dir="auto">
          “
          <Link to={to} title={t("why.read")}>
            {marked(sentence)}
          </Link>
          ”
        </blockquote>
        <p className="chain" dir="auto">
          {hands.map((hand, i) => {
            const name = hand === "(issuer)" ? (sentence.title ?? t("ribbon.issuer")) : hand;
            return i === hands.length - 1 ? (
              <b key={hand}>{name}</b>
            ) : (
              <span key={hand}>
                {name} <Glyph of="next" />
              </span>
            );
          })}
        </p>
      </div>
      <ul className="cas">
        {sentence.cascade.map(({ value, label }, i) => (
          <li key={label}>
            <i className={`f-${family}`} style={{ width: `${(value * 64).toFixed(0)}px` }} />
            {i === 0 ? weight(value).replace(/0$/, "") : `${t("why.to")} ${weight(value)}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The words with those an event rests on set heavier; overlapping marks count once. */
function marked({ text, marks }: Sentence): ReactNode[] {
  const out: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start < at) continue;
    out.push(text.slice(at, start), <b key={start}>{text.slice(start, end)}</b>);
    at = end;
  }
  out.push(text.slice(at));
  return out;
}
