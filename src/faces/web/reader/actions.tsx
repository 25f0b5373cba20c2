import { useLayoutEffect, useState } from "react";
import type { Change } from "../../../document/corrected.ts";
import type { Document } from "../../../document/schema.ts";
import { correct, undoLast, useCorrections } from "../shell/corrections.ts";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { onDemand } from "../shell/on-demand.tsx";
import { correctionsAt, verdictOf, wordsOf } from "../state/corrections.ts";
import type { Item } from "../state/items.ts";
import type { Editing } from "./correct/editors.tsx";
import { Said } from "./said.tsx";

const Editor = onDemand(() => import("./correct/editors.tsx"), false);

interface Props {
  /** As the machine read it: what a correction is about. */
  readonly read: Document;
  /** As corrected. */
  readonly document: Document;
  readonly item: Item;
  readonly onPlace: () => void;
}

/** What a person may say of a finding. Kept beside what was read, with who, when and why; taken back by `u`. */
export function Actions({ read, document, item, onPlace }: Props) {
  const { t } = useLanguage();
  const all = useCorrections(read.id);
  const at = wordsOf(read, item.id);
  const verdict = verdictOf(all, at);
  const said = correctionsAt(all, at);
  const event = document.events.find(({ id }) => id === item.id) ?? null;
  const [editing, setEditing] = useState<Editing | null>(null);
  const say = (changes: readonly Change[], reason = "") => {
    setEditing(null);
    if (at) void correct(...changes.map((change) => ({ document: read.id, at, change, reason })));
  };
  const open = (kind: Editing) => {
    if (at) setEditing(editing === kind ? null : kind);
  };
  const accept = () => say([{ field: "verdict", value: "accept" }]);
  useKeys({
    a: accept,
    x: () => open("reject"),
    t: () => open("type"),
    m: () => open("entity"),
    u: () => undoLast(),
    ...(event && { r: () => open("roles"), s: () => open("span") }),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the card grows with what is said and with an open form.
  useLayoutEffect(onPlace, [said.length, editing, onPlace]);
  if (at === null) return null;
  const buttons: readonly (readonly [string, Editing])[] = [
    ["x", "reject"],
    ["t", "type"],
    ...(event
      ? ([
          ["r", "roles"],
          ["s", "span"],
        ] as const)
      : []),
    ["m", "entity"],
  ];
  return (
    <>
      {said.length > 0 && <Said said={said} read={read} />}
      <div className="act">
        <button type="button" aria-pressed={verdict === "accept"} onClick={accept}>
          <kbd>a</kbd> {t("act.accept")}
        </button>
        {buttons.map(([key, kind]) => (
          <button
            key={kind}
            type="button"
            aria-pressed={kind === "reject" && verdict === "reject"}
            aria-expanded={editing === kind}
            onClick={() => open(kind)}
          >
            <kbd>{key}</kbd> {t(`act.${kind}`)}
          </button>
        ))}
        {said.length > 0 && (
          <button type="button" onClick={undoLast}>
            <kbd>u</kbd> {t("act.undo")}
          </button>
        )}
      </div>
      {editing && (
        <Editor
          key={editing}
          kind={editing}
          document={document}
          item={item}
          event={event}
          onSay={say}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
