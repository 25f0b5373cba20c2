import { type FormEvent, useState } from "react";
import type { Evidence } from "../../client/answers.ts";
import { go } from "../shell/address.tsx";
import { correct } from "../shell/corrections.ts";
import { useLanguage } from "../shell/language.tsx";
import { Term } from "../shell/term.tsx";
import { HOME } from "../state/address.ts";
import { date, weight } from "../state/format.ts";
import { whenOf } from "../state/happenings.ts";
import { inWords } from "../state/names.ts";
import { type Sentence, SentenceRow } from "./sentence-row.tsx";

type Happening = Evidence["happenings"][number];

/** The server's names of the factors, as the glossary has them. */
const FACTORS: Readonly<Record<string, { readonly term: string; readonly words: string }>> = {
  evidence: { term: "evidence", words: "why.evidence" },
  intensity: { term: "intensity", words: "why.kind" },
  size: { term: "magnitude", words: "why.size" },
  recency: { term: "recency", words: "why.recency" },
};

interface Props {
  readonly told: Happening;
  readonly isGone: boolean;
  readonly onLeaveOut: () => void;
}

/** One happening of a figure: its sentences, its arithmetic, and what may be done about it. */
export function Told({ told, isGone, onLeaveOut }: Props) {
  const { t, language } = useLanguage();
  const when = whenOf({ time: told.when });
  const [isContesting, setContesting] = useState(false);
  const [first] = told.sentences;
  const open = () => first && go({ ...HOME, view: "reader", id: first.document, item: first.event });
  return (
    <section className="ev" data-told={told.id} data-gone={isGone || undefined}>
      <h3>
        <span>
          {inWords(told.title, language, t)} <em>{when ? date(when, language) : t("card.undated")}</em>
        </span>
        <b>{weight(told.weight)}</b>
      </h3>
      {told.sentences.map((sentence) => (
        <SentenceRow key={sentence.report} sentence={sentence} />
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
        <button type="button" aria-pressed={isGone} onClick={onLeaveOut}>
          {t("why.leaveOut")}
        </button>
        <button type="button" aria-expanded={isContesting} onClick={() => setContesting(!isContesting)}>
          {t("why.contest")}
        </button>
        <button type="button" onClick={open}>
          {t("why.read")}
        </button>
        <button type="button" onClick={() => go({ ...HOME, view: "compare", id: told.id })}>
          {t("why.compare")}
        </button>
      </div>
      {isContesting && <Contest sentences={told.sentences} onDone={() => setContesting(false)} />}
    </section>
  );
}

/** Rejects a happening's reports with a reason: it leaves the figures of everyone who uses this ledger, until undone. */
function Contest({ sentences, onDone }: { readonly sentences: readonly Sentence[]; readonly onDone: () => void }) {
  const { t } = useLanguage();
  const [reason, setReason] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") return;
    void correct(
      ...sentences.map(({ document, trigger }) => ({
        document,
        at: trigger,
        change: { field: "verdict" as const, value: "reject" as const },
        reason: reason.trim(),
      })),
    );
    onDone();
  };
  return (
    <form className="contest" onSubmit={submit}>
      <label>
        <span>{t("correct.because")}</span>
        <input
          type="text"
          value={reason}
          dir="auto"
          // biome-ignore lint/a11y/noAutofocus: the form was asked for by the button before it.
          autoFocus
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </label>
      <button type="submit" className="chip" disabled={reason.trim() === ""}>
        {t("why.contestNow", { n: sentences.length })}
      </button>
      <p className="mut">{t("why.contestMeans")}</p>
    </form>
  );
}
