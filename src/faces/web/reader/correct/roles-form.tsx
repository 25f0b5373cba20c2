import { useId, useState } from "react";
import { type Span, sliceOf } from "../../../../base/span.ts";
import { useLanguage } from "../../shell/language.tsx";
import { actorOf, actorsIn } from "../../state/actors.ts";
import { nameOf } from "../../state/names.ts";
import { Actors } from "./actors.tsx";
import type { EditorProps } from "./editors.tsx";
import { Form } from "./form.tsx";

interface Row {
  readonly words: string;
  readonly span: Span | null;
  readonly side: "actors" | "recipients" | "nobody";
}

/** Who did it, and to whom: each party on its side, or on none; one more may be named. */
export function RolesForm({ document, event, onSay, onClose }: EditorProps) {
  const { t, language } = useLanguage();
  const list = useId();
  const known = actorsIn(document);
  const wordsOf = (code: string | null, span: Span | null) => code ?? (span ? sliceOf(document.text, span) : "");
  const [rows, setRows] = useState<readonly Row[]>(() => [
    ...(event?.actors ?? []).map(({ code, span }): Row => ({ words: wordsOf(code, span), span, side: "actors" })),
    ...(event?.recipients ?? []).map(({ code, span }): Row => ({ words: wordsOf(code, span), span, side: "recipients" })),
    { words: "", span: null, side: "recipients" },
  ]);
  const put = (at: number, part: Partial<Row>) => setRows(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  const sideOf = (side: Row["side"]) =>
    rows.flatMap((row) => {
      const code = row.side === side ? actorOf(row.words, language, known) : null;
      return code === null ? [] : [{ code, span: row.span }];
    });
  const changes = event
    ? (["actors", "recipients"] as const)
        .map((field) => ({ field, value: sideOf(field) }))
        .filter(({ field, value }) => codes(value) !== codes(event[field]))
    : [];
  return (
    <Form title={t("correct.roles")} change={changes} onSay={onSay} onClose={onClose}>
      <Actors id={list} known={known} />
      <div className="parties">
        {rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place.
          <div key={i}>
            <input
              type="text"
              list={list}
              value={row.words}
              dir="auto"
              aria-label={t("correct.party")}
              placeholder={t("correct.oneMore")}
              title={/^[A-Z]{3}/.test(row.words) ? nameOf(row.words, language) : undefined}
              onChange={({ currentTarget }) => put(i, { words: currentTarget.value, span: null })}
            />
            <span role="group" aria-label={t("correct.side")}>
              {(["actors", "recipients", "nobody"] as const).map((side) => (
                <button
                  key={side}
                  type="button"
                  className="chip"
                  aria-pressed={row.side === side}
                  onClick={() => put(i, { side })}
                >
                  {t(`correct.${side}`)}
                </button>
              ))}
            </span>
          </div>
        ))}
      </div>
      <button
        type="button"
        className="help"
        onClick={() =>
          setRows(
            rows.map((row) => ({
              ...row,
              side: row.side === "nobody" ? "nobody" : row.side === "actors" ? "recipients" : "actors",
            })),
          )
        }
      >
        {t("correct.swap")}
      </button>
    </Form>
  );
}

const codes = (parties: readonly { readonly code: string | null }[]): string => parties.map(({ code }) => code).join(" ");
