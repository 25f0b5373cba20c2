import { type FormEvent, useState } from "react";
import { addAgain, type Entry, isUndated } from "../shell/adding.ts";
import { useLanguage } from "../shell/language.tsx";

/** Texts that do not say when they were put out enter no figure unless they date what they tell: the person may know. */
export function Undated({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useLanguage();
  const [published, setPublished] = useState("");
  const [publisher, setPublisher] = useState("");
  const n = entries.flatMap(({ documents }) => documents).filter(isUndated).length;
  if (n === 0) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (published !== "") addAgain({ published, ...(publisher.trim() && { publisher: publisher.trim() }) });
  };
  return (
    <form className="undated" onSubmit={submit}>
      <p>
        <b>{t("undated.n", { n })}</b> {t("undated.means")}
      </p>
      <label>
        <span>{t("undated.published")}</span>
        <input type="date" value={published} onChange={({ currentTarget }) => setPublished(currentTarget.value)} />
      </label>
      <label>
        <span>{t("undated.publisher")}</span>
        <input type="text" value={publisher} dir="auto" onChange={({ currentTarget }) => setPublisher(currentTarget.value)} />
      </label>
      <button type="submit" className="chip" disabled={published === ""}>
        {t("undated.again")}
      </button>
    </form>
  );
}
