import { useLayoutEffect } from "react";
import type { Document, Event } from "../../../document/schema.ts";
import { client, useAnswer } from "../shell/answer.tsx";
import { useLanguage } from "../shell/language.tsx";
import { factor, weight } from "../state/format.ts";
import { worthOf } from "../state/worth.ts";

/** What this one report is worth as evidence: bars shortened hand by hand, and the product they come to. */
export function Worth({
  document,
  event,
  onPlace,
}: {
  readonly document: Document;
  readonly event: Event;
  readonly onPlace: () => void;
}) {
  const { t } = useLanguage();
  const { value: method } = useAnswer("method", () => client.method());
  const worth = method && worthOf(event, document.meta, method);
  useLayoutEffect(() => {
    if (worth) onPlace();
  }, [worth, onPlace]);
  if (!worth) return null;
  const relays = worth.steps.length - 1;
  return (
    <div className="worth">
      <ul className="cascade">
        {worth.steps.map(({ value, who }, i) => (
          <li key={who ?? "base"}>
            <i style={{ width: `${(value * 250).toFixed(1)}px` }} className={`f-${worth.family}`} />
            <b>{i === 0 ? factor(value) : weight(value).replace(/0+$/, "")}</b>{" "}
            <span dir="auto">{i === 0 ? t(`evidence.${worth.evidence}`) : t("card.via", { who: who ?? "" })}</span>
          </li>
        ))}
      </ul>
      <p className="product">
        {factor(worth.base)}
        {relays > 0 && ` × ${factor(worth.relay, 1)}${relays > 1 ? (["", "", "²", "³", "⁴", "⁵"][relays] ?? `^${relays}`) : ""}`}{" "}
        = <b>{weight(worth.value)}</b> <span className="mut">{t("card.oneReport")}</span>
      </p>
    </div>
  );
}
