import { type FormEvent, useState } from "react";
import type { SourcePage } from "../../client/answers.ts";
import { useWhy, WhyFields } from "../parts/why-fields.tsx";
import { decide } from "../shell/corrections.ts";
import { useLanguage } from "../shell/language.tsx";
import { Term } from "../shell/term.tsx";
import { date } from "../state/format.ts";

const GRADES = ["A", "B", "C", "D", "E", "F"] as const;

/** How far a person trusts it, and why: the grade is shown, only the weight enters figures, and the history stays. */
export function SourceRating({ source }: { readonly source: SourcePage }) {
  const { t, language } = useLanguage();
  const now = source.ratings.at(-1);
  const [grade, setGrade] = useState<string | null>(now?.grade ?? null);
  const [weight, setWeight] = useState(now?.weight ?? 1);
  const why = useWhy();
  const [owner, setOwner] = useState(source.owner ?? "");
  const isSaid = why.reason.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSaid) return;
    const reason = why.say();
    if (owner.trim() !== (source.owner ?? ""))
      void decide({ kind: "owner", source: source.id, owner: owner.trim() || null, reason });
    if (grade !== (now?.grade ?? null) || weight !== (now?.weight ?? 1))
      void decide({ kind: "rate", source: source.id, grade, weight, reason });
  };
  return (
    <section className="rating">
      <h2>
        <Term of="rating">{t("rating.title")}</Term>
      </h2>
      <form onSubmit={submit}>
        <span role="group" aria-label={t("rating.grade")}>
          {[null, ...GRADES].map((one) => (
            <button
              key={one ?? "none"}
              type="button"
              className="chip"
              aria-pressed={grade === one}
              title={t(`rating.${one ?? "none"}`)}
              onClick={() => setGrade(one)}
            >
              {one ?? t("rating.unrated")}
            </button>
          ))}
        </span>
        <label>
          <span>{t("rating.weight")}</span>
          <input
            type="range"
            min="0"
            max="1"
            step="0.05"
            value={weight}
            onChange={({ currentTarget }) => setWeight(Number(currentTarget.value))}
          />
          <b>× {weight.toFixed(2)}</b>
        </label>
        <label>
          <span>{t("source.owner")}</span>
          <input type="text" value={owner} dir="auto" onChange={({ currentTarget }) => setOwner(currentTarget.value)} />
        </label>
        <WhyFields {...why} />
        <button type="submit" className="chip" disabled={!isSaid}>
          {t("correct.keep")}
        </button>
      </form>
      {source.ratings.length > 0 ? (
        <ol className="history" reversed>
          {[...source.ratings].reverse().map((rating) => (
            <li key={`${rating.at} ${rating.grade} ${rating.weight} ${rating.reason}`}>
              <b>
                {rating.grade ?? t("rating.unrated")} × {rating.weight.toFixed(2)}
              </b>{" "}
              <span dir="auto">{rating.reason}</span>{" "}
              <small>
                {rating.by ?? t("correct.unnamed")}
                {rating.at && `, ${date(rating.at.slice(0, 10), language)}`}
              </small>
            </li>
          ))}
        </ol>
      ) : (
        <p className="mut">{t("rating.nobody")}</p>
      )}
    </section>
  );
}
