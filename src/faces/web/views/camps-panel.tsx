import { useState } from "react";
import { client, useAnswer } from "../shell/answer.tsx";
import { decide } from "../shell/corrections.ts";
import { useLanguage } from "../shell/language.tsx";
import { Term } from "../shell/term.tsx";
import { type Camps, campOf, renamed, withSource } from "../state/camps.ts";

const SHOWN = 40;

/** Who is of which camp, as the user says; Ascribe sorts nobody. Then each camp's own figure stands in the table. */
export function CampsPanel({ camps }: { readonly camps: Camps }) {
  const { t } = useLanguage();
  const sources = useAnswer("sources", () => client.sources());
  const [name, setName] = useState("");
  const save = (now: Camps) => void decide({ kind: "view", name: "camps", view: { camps: now } });
  const names = Object.keys(camps);
  return (
    <section className="panel camps" aria-label={t("camps.title")}>
      <h2>
        <Term of="camp">{t("camps.title")}</Term>
      </h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const fresh = name.trim().replaceAll("=", " ");
          if (fresh === "" || names.includes(fresh)) return;
          save({ ...camps, [fresh]: [] });
          setName("");
        }}
      >
        {names.map((camp) => (
          <span key={camp} className="chip">
            {camp}{" "}
            <button type="button" aria-label={t("camps.remove", { camp })} onClick={() => save(renamed(camps, camp, ""))}>
              ×
            </button>
          </span>
        ))}
        <input
          type="text"
          value={name}
          dir="auto"
          aria-label={t("camps.name")}
          placeholder={t("camps.name")}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <button type="submit" className="chip" disabled={name.trim() === ""}>
          {t("camps.add")}
        </button>
      </form>
      {names.length > 0 && (
        <ul>
          {(sources.value ?? [])
            .filter(({ counted }) => counted > 0)
            .slice(0, SHOWN)
            .map((source) => (
              <li key={source.id}>
                <label>
                  <span dir="auto">{source.name}</span>
                  <select
                    value={campOf(camps, source.id) ?? ""}
                    onChange={({ currentTarget }) => save(withSource(camps, source.id, currentTarget.value || null))}
                  >
                    <option value="">{t("camps.none")}</option>
                    {names.map((camp) => (
                      <option key={camp}>{camp}</option>
                    ))}
                  </select>
                </label>
              </li>
            ))}
        </ul>
      )}
      <p className="mut">{t("camps.means")}</p>
    </section>
  );
}
