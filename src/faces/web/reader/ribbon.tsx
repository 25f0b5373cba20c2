import type { CSSProperties } from "react";
import { change, here } from "../shell/address.tsx";
import { Glyph } from "../shell/glyph.tsx";
import { useLanguage } from "../shell/language.tsx";
import type { Voice } from "../state/ribbon.ts";

interface Props {
  readonly voices: readonly Voice[];
  /** Of the document's longest chain. */
  readonly most: number;
  readonly held: string | null;
  readonly onHold: (voice: string | null) => void;
}

/** Who says so, outermost first; each voice's line starts under its name and runs on, so that nesting is seen. */
export function Ribbon({ voices, most, held, onHold }: Props) {
  const { t } = useLanguage();
  return (
    <div
      className="ribbon"
      role="group"
      aria-label={t("ribbon.label")}
      style={{ "--voices": voices.length, "--most": most } as CSSProperties}
    >
      {voices.map((voice, i) => (
        <button
          key={voice.key}
          type="button"
          title={voice.name || undefined}
          className={voice.kind === "root" ? "in" : undefined}
          aria-pressed={held === voice.key}
          onMouseEnter={() => onHold(voice.key)}
          onMouseLeave={() => onHold(null)}
          onFocus={() => onHold(voice.key)}
          onBlur={() => onHold(null)}
          onClick={() => change({ voice: here().voice === voice.key ? null : voice.key }, { replace: true })}
        >
          {i > 0 && <Glyph of="next" />}
          <b dir="auto">{labelOf(voice, t)}</b>
          <small>{detailOf(voice, t)}</small>
          <hr style={{ bottom: `${(voices.length - 1 - i) * 0.38 + 0.06}rem` }} />
        </button>
      ))}
    </div>
  );
}

type Translate = ReturnType<typeof useLanguage>["t"];

function labelOf({ kind, name }: Voice, t: Translate): string {
  if (kind === "translator") return t("ribbon.translator");
  return kind === "issuer" ? t("ribbon.issuer") : name;
}

function detailOf({ kind, name, sentences }: Voice, t: Translate): string {
  if (kind === "translator") return t("ribbon.unnamed");
  if (kind === "issuer") return name || t("ribbon.signs");
  const list = [...(sentences ?? [])].sort((a, b) => a - b).map((index) => `s${index + 1}`);
  const where = list.length > 3 ? t("ribbon.sentences", { n: list.length }) : list.join(", ");
  return kind === "relay" ? t("ribbon.relay", { where }) : where;
}
