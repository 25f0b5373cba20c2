import type { ReactNode } from "react";
import type { Evidence } from "../../client/answers.ts";
import { useCorrections } from "../shell/corrections.ts";
import { Glyph } from "../shell/glyph.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { HOME } from "../state/address.ts";
import { judged, keyOf } from "../state/corrections.ts";
import { familyOf } from "../state/families.ts";
import { factor, weight } from "../state/format.ts";

export type Sentence = Evidence["happenings"][number]["sentences"][number];

/** A sentence with its operative words heavier, the hands it came by, and what it is worth. */
export function SentenceRow({ sentence }: { readonly sentence: Sentence }) {
  const { t } = useLanguage();
  const verdict = judged(useCorrections(null)).get(keyOf(sentence.document, sentence.trigger));
  const family = familyOf(sentence.class);
  const hands = [...sentence.chain].reverse();
  const to = { ...HOME, view: "reader" as const, id: sentence.document, item: sentence.event };
  return (
    <div className="ln">
      <Glyph of={family} family={family} />
      <div>
        <blockquote dir="auto">
          “
          <Link to={to} title={t("why.read")}>
            {marked(sentence)}
          </Link>
          ”
        </blockquote>
        <p className="chain" dir="auto">
          {sentence.denies && <b>{t("why.denies")} </b>}
          {hands.map((hand, i) => {
            const name = hand === "(issuer)" ? (sentence.title ?? t("ribbon.issuer")) : hand;
            return i === hands.length - 1 ? (
              <b key={hand}>{name}</b>
            ) : (
              <span key={hand}>
                {name} <Glyph of="next" />
              </span>
            );
          })}
          {verdict && <em> {t(`correct.done.${verdict}`)}</em>}
        </p>
      </div>
      <ul className="cas">
        {sentence.cascade.map(({ value }, i) => {
          const isLast = i === sentence.cascade.length - 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the hands of one chain keep their order.
            <li key={i}>
              <i className={`f-${family}`} style={{ width: `${(value * 64).toFixed(0)}px` }} />
              <span>
                {i === 0
                  ? `${factor(value)} ${t(`evidence.${sentence.evidence}`)}`
                  : `× ${factor(value / sentence.cascade[i - 1].value, 1)} ${handName(sentence.chain[i], t)}`}
                {isLast && sentence.cascade.length > 1 && (
                  <>
                    , <b>{weight(value)}</b>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const handName = (hand: string | undefined, t: ReturnType<typeof useLanguage>["t"]): string =>
  !hand || hand === "(issuer)" ? t("ribbon.issuer") : hand.replace(/^the\s+/i, "");

/** The words with those an event rests on set heavier; overlapping marks count once. */
function marked({ text, marks }: Sentence): ReactNode[] {
  const out: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start < at) continue;
    out.push(text.slice(at, start), <b key={start}>{text.slice(start, end)}</b>);
    at = end;
  }
  out.push(text.slice(at));
  return out;
}
