import { client, useAnswer } from "../shell/answer.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { Term } from "../shell/term.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { HOME } from "../state/address.ts";
import type { Asked } from "../state/ask.ts";
import { useScope } from "./use-scope.ts";

/** What cannot be told from reported moves, said plainly, with what there is instead. */
export function Declined({ asked }: { readonly asked: Asked }) {
  const { t } = useLanguage();
  const list = useAnswer("documents", () => client.documents());
  const documents = list.value?.documents ?? [];
  const kind = asked.intent === "future" ? "prediction" : asked.intent === "advice" ? "advocacy" : "imputed";
  const holding = documents.filter(({ classes }) => (classes[kind] ?? 0) > 0);
  const claims = holding.reduce((sum, { classes }) => sum + (classes[kind] ?? 0), 0);
  return (
    <div className="answer">
      <p className="says">{t(`ask.declined.${asked.intent}`)}</p>
      {asked.intent !== "truth" && documents.length > 0 && (
        <>
          <p>
            {list.value?.next === null
              ? t("ask.claimsOf", { n: claims })
              : t("ask.claimsAmong", { n: claims, of: documents.length })}{" "}
            <Term of={kind}>{t(`class.${kind}`)}</Term>
          </p>
          <ul className="tallied">
            {holding.slice(0, 8).map((row) => (
              <li key={row.id}>
                <Link to={{ ...HOME, view: "reader", id: row.id }}>{row.title ?? t("documents.untitled")}</Link>{" "}
                <span className="mut">{t("ask.imputedIn", { n: row.classes[kind] ?? 0 })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {asked.intent === "intentions" && <Imputed states={asked.states} />}
    </div>
  );
}

/** What is said of a state's dealings and counts for nothing: motives, hopes, what might be; and why not. */
export function Imputed({ states }: { readonly states: readonly string[] }) {
  const { t } = useLanguage();
  const { states: all } = useScope();
  const asked = states.length > 0 ? states : all;
  const answer = useAnswer(`uncounted ${asked.join()}`, async () =>
    (await Promise.all(asked.map((state) => client.uncounted(state)))).flat(),
  );
  if (answer.state === "error") return <Trouble {...answer} />;
  // How many there are is not said before they have come.
  if (!answer.value) return <p className="mut">{t("map.loading")}</p>;
  const reports = [...new Map(answer.value.map((one) => [one.id, one])).values()];
  return (
    <>
      <p className="says">{t("ask.says.imputed", { n: reports.length })}</p>
      <ol className="tallied">
        {reports.slice(0, 20).map((one) => (
          <li key={one.id}>
            <Link to={{ ...HOME, view: "reader", id: one.document, item: one.event }}>“{one.text}”</Link>{" "}
            <span className="mut">
              {one.publisher ?? one.title}: {one.why}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
