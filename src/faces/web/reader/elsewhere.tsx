import { useLayoutEffect } from "react";
import { go, here } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { privateDocument } from "../shell/private-reading.ts";
import { toView } from "../state/address.ts";

interface Props {
  readonly document: string;
  readonly event: string;
  /** Called when the card's height may have changed. */
  readonly onPlace: () => void;
}

/** Who else tells the same, and how many voices that makes: copies are outlets, not evidence. */
export function Elsewhere({ document, event, onPlace }: Props) {
  const { t } = useLanguage();
  const isKept = privateDocument(document) === null;
  const events = useAnswer(isKept ? `events ${document}` : null, () => client.events(document));
  const id = events.value?.find((one) => one.event === event)?.happening ?? null;
  const told = useAnswer(id === null ? null : `happening ${id}`, () => client.happening(id!));
  const others = (told.value?.reports ?? []).filter((report) => report.document !== document);
  const open = () => id !== null && go(toView(here(), "compare", id));
  useKeys({
    c: () => {
      open();
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the card grows when the answer comes.
  useLayoutEffect(onPlace, [others.length, onPlace]);
  if (!told.value) return null;
  const lineages = new Set(told.value.reports.map(({ lineage }) => lineage)).size;
  return (
    <p className="else">
      {others.length === 0 ? (
        t("card.alone")
      ) : (
        <>
          {t("card.elsewhere", { n: others.length, lineages })}{" "}
          <button type="button" className="help" onClick={open}>
            {t("why.compare")} <kbd>c</kbd>
          </button>
        </>
      )}
    </p>
  );
}
