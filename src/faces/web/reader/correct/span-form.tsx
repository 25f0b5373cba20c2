import { useEffect, useId, useState } from "react";
import { overlaps, type Span, sliceOf, trim } from "../../../../base/span.ts";
import type { Change } from "../../../../document/corrected.ts";
import type { Document, Event } from "../../../../document/schema.ts";
import { useKeys } from "../../shell/keys.tsx";
import { useLanguage } from "../../shell/language.tsx";
import { actorOf, actorsIn } from "../../state/actors.ts";
import type { Role } from "../../state/items.ts";
import { rangeAt, selectedSpan } from "../../state/offsets.ts";
import { Actors } from "./actors.tsx";
import type { EditorProps } from "./editors.tsx";
import { Form } from "./form.tsx";

const FIELDS: readonly Role[] = ["who", "whom", "what", "when", "where", "howMany"];

/** Words of the text put to a field. Select them with the mouse, or move with the arrows and widen with Shift. */
export function SpanForm({ document, event, onSay, onClose }: EditorProps) {
  const { t, language } = useLanguage();
  const list = useId();
  const known = actorsIn(document);
  const span = usePicked(document, event);
  const [field, setField] = useState<Role>("who");
  const [typed, setTyped] = useState<string | null>(null);
  const suggested = span ? suggest(document, span, field) : "";
  const value = typed ?? suggested;
  const change = event && span ? changeOf(document, event, field, span, value, (words) => actorOf(words, language, known)) : null;
  const choose = (role: Role) => {
    setField(role);
    setTyped(null);
  };
  useKeys(Object.fromEntries(FIELDS.map((role, i) => [String(i + 1), () => choose(role)])));
  return (
    <Form title={t("correct.span")} change={change && [change]} onSay={onSay} onClose={onClose}>
      <p className="picked" dir="auto">
        {span ? `“${sliceOf(document.text, span).replace(/\s+/g, " ")}”` : t("correct.pick")}
      </p>
      <span className="fields" role="group" aria-label={t("correct.field")}>
        {FIELDS.map((role, i) => (
          <button key={role} type="button" className="chip" aria-pressed={field === role} onClick={() => choose(role)}>
            <kbd>{i + 1}</kbd> {t(`role.${role}`)}
          </button>
        ))}
      </span>
      <Actors id={list} known={known} />
      {field !== "what" && (
        <label>
          <span>{t(`correct.value.${field}`)}</span>
          <input
            type="text"
            list={field === "who" || field === "whom" || field === "where" ? list : undefined}
            value={value}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
      )}
      <p className="mut hint">
        <kbd>←</kbd> <kbd>→</kbd> {t("correct.move")} <kbd>⇧→</kbd> {t("correct.widen")}
      </p>
    </Form>
  );
}

/** The words picked: by the page's own selection, which the arrow keys move word by word. They stay marked while one types. */
function usePicked(document: Document, event: Event | null): Span | null {
  const [span, setSpan] = useState<Span | null>(() => selectedSpan(window.getSelection()) ?? event?.trigger ?? null);
  useEffect(() => {
    const hear = () => {
      const now = selectedSpan(window.getSelection());
      if (now) setSpan(trim(document.text, now));
    };
    window.document.addEventListener("selectionchange", hear);
    return () => window.document.removeEventListener("selectionchange", hear);
  }, [document.text]);
  useEffect(() => {
    const range = span && rangeAt(window.document, span);
    if (range && "highlights" in CSS) CSS.highlights.set("picked", new Highlight(range));
    return () => void ("highlights" in CSS && CSS.highlights.delete("picked"));
  }, [span]);
  const step = (way: "forward" | "backward", isWider: boolean) => {
    const selection = window.getSelection();
    const range = span && rangeAt(window.document, span);
    if (!selection || !range) return;
    if (selectedSpan(selection) === null) {
      selection.removeAllRanges();
      selection.addRange(range);
    }
    if (isWider) {
      selection.modify("extend", way, "word");
      return;
    }
    if (way === "forward") selection.collapseToEnd();
    else selection.collapseToStart();
    selection.modify("move", way, "word");
    selection.modify("move", "backward", "word");
    selection.modify("extend", "forward", "word");
  };
  useKeys({
    "←": (key) => step("backward", key.shiftKey),
    "→": (key) => step("forward", key.shiftKey),
  });
  return span;
}

/** What the record already knows of these words for the field. */
function suggest(document: Document, span: Span, field: Role): string {
  if (field === "who" || field === "whom")
    return document.mentions.find((one) => one.actor && overlaps(one, span))?.actor ?? sliceOf(document.text, span);
  if (field === "when") return document.times.find((one) => overlaps(one, span))?.value ?? "";
  if (field === "where")
    return document.events.find(({ place }) => place?.span && overlaps(place.span, span))?.place?.country ?? "";
  const size = document.quantities.find((one) => overlaps(one, span))?.value;
  return String(size ?? (sliceOf(document.text, span).replace(/[^\d.]/g, "") || ""));
}

function changeOf(
  document: Document,
  event: Event,
  field: Role,
  span: Span,
  value: string,
  actor: (words: string) => string | null,
): Change | null {
  switch (field) {
    case "what":
      return { field, value: span };
    case "who":
    case "whom": {
      const code = actor(value);
      const side = field === "who" ? "actors" : "recipients";
      const others = event[side]
        .filter((party) => !party.span || !overlaps(party.span, span))
        .map(({ code, span }) => ({ code, span }));
      return code === null ? null : { field: side, value: [...others, { code, span }] };
    }
    case "when":
      return /^(\d{4}(-\d{2}){0,2}|\.\.)(\/(\d{4}(-\d{2}){0,2}|\.\.))?$/.test(value) ? { field, value: { span, value } } : null;
    case "where": {
      const country = value === "" ? null : actor(value);
      return { field, value: { span, name: sliceOf(document.text, span).replace(/\s+/g, " "), country } };
    }
    default:
      return value !== "" && Number.isFinite(Number(value))
        ? { field: "howMany", value: { span, value: Number(value), unit: "person" } }
        : null;
  }
}
