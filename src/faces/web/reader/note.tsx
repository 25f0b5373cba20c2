import type { Document } from "../../../document/schema.ts";
import { Glyph } from "../shell/glyph.tsx";
import { useLanguage } from "../shell/language.tsx";
import type { Item } from "../state/items.ts";
import { noteOf } from "../state/note.ts";

/** A note in the margin: a sign, what it is, one or two lines. */
export function Note({
  document,
  item,
  onSelect,
}: {
  readonly document: Document;
  readonly item: Item;
  readonly onSelect: (item: Item, options?: { reveal?: boolean }) => void;
}) {
  const { t, language } = useLanguage();
  const { title, aside, lines } = noteOf(document, item, t, language);
  return (
    <>
      <h2>
        <Glyph of={item.family} family={item.family} />
        <button type="button" onClick={() => onSelect(item, { reveal: false })} aria-expanded="false">
          {title}
        </button>
        <em>{aside}</em>
      </h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}
