import { type FormEvent, useRef, useState } from "react";
import { describeError } from "../../../base/error.ts";
import { enqueueText } from "../shell/adding.ts";
import { go, here } from "../shell/address.tsx";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { readPrivately } from "../shell/private-reading.ts";
import { toView } from "../state/address.ts";

/** A text pasted or written. Asked to, the page reads it by itself and nothing is sent anywhere. */
export function PasteForm() {
  const { t } = useLanguage();
  const [text, setText] = useState("");
  const [isPrivate, setPrivate] = useState(false);
  const [said, setSaid] = useState("");
  const line = useRef<HTMLTextAreaElement>(null);
  useKeys({ p: () => line.current?.focus() });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    if (!isPrivate) {
      enqueueText(text);
      setText("");
      return;
    }
    setSaid(t("add.readingHere"));
    try {
      const id = await readPrivately(text);
      go(toView(here(), "reader", id));
    } catch (error) {
      setSaid(`${t("add.noEngine")} ${describeError(error).message}`);
    }
  };
  return (
    <form className="paste" onSubmit={submit}>
      <label htmlFor="paste">
        <kbd>p</kbd> {t("add.paste")}
      </label>
      <textarea
        ref={line}
        id="paste"
        rows={9}
        value={text}
        dir="auto"
        spellCheck={false}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className="row">
        <button type="submit" className="solid" disabled={text.trim() === ""}>
          {t("add.read")}
        </button>
        <label className="check">
          <input type="checkbox" checked={isPrivate} onChange={({ currentTarget }) => setPrivate(currentTarget.checked)} />{" "}
          {t("add.private")}
        </label>
        <span className="mut" role="status">
          {said}
        </span>
      </div>
    </form>
  );
}
