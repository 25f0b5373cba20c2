import { useId, useState } from "react";
import { sliceOf } from "../../../../base/span.ts";
import { useLanguage } from "../../shell/language.tsx";
import { actorOf, actorsIn, namesIn } from "../../state/actors.ts";
import { nameOf } from "../../state/names.ts";
import { Actors } from "./actors.tsx";
import type { EditorProps } from "./editors.tsx";
import { Form } from "./form.tsx";

/** These words name that actor, wherever they stand in the document: two names become one. */
export function EntityForm({ document, event, onSay, onClose }: EditorProps) {
  const { t, language } = useLanguage();
  const list = useId();
  const known = actorsIn(document);
  const names = namesIn(document);
  const [first] = [...(event?.actors ?? []), ...(event?.recipients ?? [])].flatMap(({ span }) => span ?? []);
  const [words, setWords] = useState(first ? sliceOf(document.text, first).replace(/\s+/g, " ") : (names[0] ?? ""));
  const [other, setOther] = useState("");
  const actor = actorOf(other, language, known);
  return (
    <Form
      title={t("correct.entity")}
      change={actor && words ? [{ field: "entity", value: { words, actor } }] : null}
      onSay={onSay}
      onClose={onClose}
    >
      <Actors id={list} known={known} />
      <label>
        <span>{t("correct.words")}</span>
        <select value={words} onChange={({ currentTarget }) => setWords(currentTarget.value)}>
          {[...new Set([words, ...names])].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        <span>{t("correct.areOf")}</span>
        <input type="text" list={list} value={other} dir="auto" onChange={({ currentTarget }) => setOther(currentTarget.value)} />
      </label>
      {actor && <p className="mut">{`${words} = ${nameOf(actor, language)} ${actor}`}</p>}
    </Form>
  );
}
