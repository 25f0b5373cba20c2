import type { Proposal } from "../../client/answers.ts";
import { inWords } from "../reader/said.tsx";
import { client, refresh, useAnswer } from "../shell/answer.tsx";
import { correct, decide } from "../shell/corrections.ts";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { HOME } from "../state/address.ts";
import { date } from "../state/format.ts";

/** What assistants would correct. Taking one makes it a person's own correction; either way it leaves the queue. */
export function Proposals() {
  const { t } = useLanguage();
  const { value } = useAnswer("proposals", () => client.proposals());
  if (!value || value.length === 0) return null;
  return (
    <section className="proposals">
      <h2>{t("review.proposed", { n: value.length })}</h2>
      <p className="mut">{t("review.proposedLead")}</p>
      <ul>
        {value.map((one) => (
          <Row key={one.sequence} proposal={one} />
        ))}
      </ul>
    </section>
  );
}

function Row({ proposal }: { readonly proposal: Proposal }) {
  const { t, language } = useLanguage();
  const { document, at, change, reason, by, made, sequence, words, title } = proposal;
  const read = useAnswer(`document ${document}`, () => client.document(document));
  const settle = async (isTaken: boolean) => {
    if (isTaken) await correct({ document, at, change, reason });
    await decide({ kind: "undo", sequence });
    refresh("proposals");
  };
  return (
    <li>
      <blockquote dir="auto">
        “<Link to={{ ...HOME, view: "reader", id: document }}>{words}</Link>”
      </blockquote>
      <p>
        <b>{read.value ? inWords(change, read.value, t, language) : "…"}</b>: <span dir="auto">{reason}</span>{" "}
        <small>{[by ?? t("correct.unnamed"), made && date(made.slice(0, 10), language), title].filter(Boolean).join(", ")}</small>
      </p>
      <div className="act">
        <button type="button" onClick={() => void settle(true)}>
          {t("review.take")}
        </button>
        <button type="button" onClick={() => void settle(false)}>
          {t("review.leave")}
        </button>
      </div>
    </li>
  );
}
