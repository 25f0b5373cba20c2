import { type FormEvent, useState } from "react";
import type { ToldHappening } from "../../client/answers.ts";
import { useWhy, WhyFields } from "../parts/why-fields.tsx";
import { decide } from "../shell/corrections.ts";
import { useLanguage } from "../shell/language.tsx";
import { date } from "../state/format.ts";
import { sizesInWords, whenOf } from "../state/happenings.ts";
import { inWords, nameOf } from "../state/names.ts";
import { type Translate, wordsOr } from "../state/strings.ts";
import { isoDay } from "../state/weeks.ts";

type Field = ToldHappening["statements"][number];

/** Where reports differ, which value the happening works with, and a person's choice of another, with the reason. */
export function Differences({ told }: { readonly told: ToldHappening }) {
  const { t } = useLanguage();
  if (told.statements.length === 0) return <p className="mut">{t("differ.none")}</p>;
  return told.statements.map((field) => <FieldChoice key={field.field} field={field} told={told} />);
}

function FieldChoice({ field, told }: { readonly field: Field; readonly told: ToldHappening }) {
  const { t, language } = useLanguage();
  const working = field.statements.find((one) => one.working)?.key ?? null;
  const [chosen, setChosen] = useState(working);
  const why = useWhy();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const report = field.statements.find(({ key }) => key === chosen)?.reports[0] ?? told.reports[0]?.id;
    if (!chosen || !report || why.reason.trim() === "") return;
    void decide({ kind: "choose", report, field: field.field, value: chosen, reason: why.say() });
  };
  // A place is shown, not worked with: there is nothing to choose.
  const isFixed = field.field === "place";
  return (
    <form className="differ" onSubmit={submit}>
      <h3>
        {t(`statement.${field.field}`)}{" "}
        <span>{noteInWords(field.differences.map(({ note }) => note).find((note) => note !== "") ?? "", t)}</span>
      </h3>
      {field.statements.map((one) => (
        <label key={one.key}>
          <input
            type="radio"
            name={field.field}
            checked={chosen === one.key}
            disabled={isFixed}
            onChange={() => setChosen(one.key)}
          />
          <span>
            {valueInWords(field.field, one.value, t, language)}
            <small>
              {t("compare.lineages", { n: one.lineages.length })}
              {one.working && `, ${t("differ.working")}`}
            </small>
          </span>
        </label>
      ))}
      {field.chosen && (
        <p className="said">
          {t("differ.chosen")} <b>{field.chosen}</b>
        </p>
      )}
      {chosen !== working && (
        <>
          <WhyFields {...why} className="line2" />
          <button type="submit" className="chip" disabled={why.reason.trim() === ""}>
            {t("differ.keep")}
          </button>
        </>
      )}
    </form>
  );
}

/** The ledger's own words on a difference, in the language of the page where it has them. */
function noteInWords(note: string, t: Translate): string {
  const [, n, what] = /^(\d+) (days?|km)$/.exec(note) ?? [];
  if (n) return t(what === "km" ? "note.km" : "compare.days", { n: Number(n) });
  const key = `note.${note.replace(/^\w+: (?=within)|^\d+ km, (?=within)/, "").replaceAll(" ", "-")}`;
  return wordsOr(t, key, note);
}

function valueInWords(field: string, value: unknown, t: Translate, language: string): string {
  if (value === null || value === undefined) return t("compare.notSaid");
  const part = value as Record<string, unknown>;
  switch (field) {
    case "parties": {
      const names = (codes: unknown) => (codes as string[]).map((code) => inWords(code, language, t)).join(", ");
      return [names(part.actors), names(part.recipients)].filter(Boolean).join(part.reciprocal ? " ↔ " : " → ");
    }
    case "time": {
      const ends = [part.start, part.end].map((day) => (typeof day === "number" ? isoDay(day) : ".."));
      const when = whenOf({ time: ends.join("/") });
      const words = when ? date(when, language) : t("card.undated");
      return typeof part.stated === "string" ? `${words}, ${t(`stated.${part.stated}`)}` : words;
    }
    case "type":
      return t(`plover.${String(value)}`);
    case "instrument":
      return t(`instrument.${String(value)}`);
    case "country":
      return nameOf(String(value), language);
    case "size":
      return sizesInWords(value, t, language);
    default:
      return typeof value === "string" ? value : String(part.name ?? JSON.stringify(value));
  }
}

/** Two happenings that are one, or reports that tell of another: by hand, with who decided, undoable. */
export function Regroup({
  told,
  others,
}: {
  readonly told: ToldHappening;
  readonly others: readonly { readonly id: string; readonly words: string }[];
}) {
  const { t } = useLanguage();
  const [other, setOther] = useState("");
  const [leaving, setLeaving] = useState<readonly string[]>([]);
  return (
    <details className="regroup">
      <summary>{t("regroup.title")}</summary>
      <p className="mut">{t("term.happening")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (other) void decide({ kind: "merge", happenings: [told.id, other] });
          setOther("");
        }}
      >
        <label>
          <span>{t("regroup.same")}</span>
          <select value={other} onChange={({ currentTarget }) => setOther(currentTarget.value)}>
            <option value="">{t("regroup.choose")}</option>
            {others.map(({ id, words }) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="chip" disabled={other === ""}>
          {t("regroup.merge")}
        </button>
      </form>
      {told.reports.length > 1 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void decide({ kind: "split", happening: told.id, reports: leaving });
            setLeaving([]);
          }}
        >
          <fieldset>
            <legend>{t("regroup.leaving")}</legend>
            {told.reports.map((report) => (
              <label key={report.id}>
                <input
                  type="checkbox"
                  checked={leaving.includes(report.id)}
                  onChange={({ currentTarget }) =>
                    setLeaving(currentTarget.checked ? [...leaving, report.id] : leaving.filter((id) => id !== report.id))
                  }
                />
                {report.publisher ?? report.title ?? report.id}
              </label>
            ))}
          </fieldset>
          <button type="submit" className="chip" disabled={leaving.length === 0 || leaving.length === told.reports.length}>
            {t("regroup.split")}
          </button>
        </form>
      )}
    </details>
  );
}
