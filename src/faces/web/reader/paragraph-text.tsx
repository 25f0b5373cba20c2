import { memo, type ReactNode } from "react";
import type { Document } from "../../../document/schema.ts";
import { Glyph } from "../shell/glyph.tsx";
import { useLanguage } from "../shell/language.tsx";
import { type Family, familyOf } from "../state/families.ts";
import type { Item } from "../state/items.ts";
import { isRightToLeft, type Layers, type Paragraph, type Piece, piecesOf } from "../state/page.ts";
import { noteId } from "./note-id.ts";

interface Props {
  readonly document: Document;
  readonly layers: Layers;
  readonly items: readonly Item[];
  readonly paragraph: Paragraph;
  readonly selected: Item | null;
  /** Sentences the held voice carries; `null` when none is held. */
  readonly heard: ReadonlySet<number> | null;
}

const TAGS = { title: "h1", label: "p", body: "p", verse: "p", tail: "p", address: "p" } as const;

/** One paragraph: its sentences with their signs, and in them the marked words. Document text is only ever text. */
export const ParagraphText = memo(function ParagraphText({ document, layers, items, paragraph, selected, heard }: Props) {
  const pieces = piecesOf(document, layers, paragraph, selected);
  const Tag = TAGS[paragraph.kind];
  const groups = bySentence(pieces);
  return (
    <Tag
      className={`p-${paragraph.kind}`}
      data-at={paragraph.start + paragraph.lead}
      lang={paragraph.language}
      dir={paragraph.isRightToLeft ? "rtl" : undefined}
    >
      {groups.map((group) => {
        const { sentence } = group[0];
        const words = <Words document={document} pieces={group} />;
        if (sentence < 0)
          return (
            <span key={group[0].start} className="gap">
              {words}
            </span>
          );
        const family = familyOf(document.sentences[sentence].class);
        const opens = document.sentences[sentence].start >= paragraph.start;
        return (
          <span
            key={group[0].start}
            className={`s k-${family}`}
            data-s={sentence}
            data-far={heard && !heard.has(sentence) ? "" : undefined}
          >
            {opens && (
              <GutterSign family={family} number={sentence + 1} item={items.find((item) => item.sentence === sentence) ?? null} />
            )}
            {words}
          </span>
        );
      })}
    </Tag>
  );
});

function bySentence(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last && last[0].sentence === piece.sentence) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function GutterSign({ family, number, item }: { readonly family: Family; readonly number: number; readonly item: Item | null }) {
  const { t } = useLanguage();
  const name = t("reader.sentence", { i: number, family: t(`family.${family}`) });
  if (!item)
    return (
      <span className={`gl c-${family}`} role="img" aria-label={name}>
        <Glyph of={family} />
      </span>
    );
  return (
    <button type="button" className={`gl c-${family}`} aria-label={name} data-item={item.id}>
      <Glyph of={family} />
    </button>
  );
}

/** Marked words are one `mark` each, however many styles meet inside it. */
function Words({ document, pieces }: { readonly document: Document; readonly pieces: readonly Piece[] }) {
  const out: ReactNode[] = [];
  for (let i = 0; i < pieces.length; ) {
    const { item, family, start } = pieces[i];
    let end = i + 1;
    while (end < pieces.length && pieces[end].item === item && pieces[end].family === family) end++;
    const run = pieces.slice(i, end);
    const inner = run.map((piece) => <PieceText key={piece.start} text={document.text} piece={piece} />);
    out.push(
      item === null || family === null ? (
        <span key={start}>{inner}</span>
      ) : (
        <mark
          key={start}
          className={`m-${family}${run.some(({ isSelected }) => isSelected) ? " sel" : ""}`}
          data-item={item}
          data-first={run.some(({ isFirst }) => isFirst) ? "" : undefined}
          aria-details={noteId(item)}
        >
          {inner}
        </mark>
      ),
    );
    i = end;
  }
  return <>{out}</>;
}

function PieceText({ text, piece }: { readonly text: string; readonly piece: Piece }) {
  const { t } = useLanguage();
  const words = text.slice(piece.start, piece.end);
  const name = [piece.isCue && "cue", piece.isLoaded && "loaded"].filter(Boolean).join(" ");
  const label = piece.role && <i className="role" aria-hidden="true" data-label={t(`role.${piece.role}`)} />;
  if (name === "" && piece.language === null && label === null) return words;
  // The label is glued to the first word, or it would hang at the end of the line before.
  const [, first, rest] = label ? /^(\S*)([\s\S]*)$/.exec(words)! : ["", "", words];
  return (
    <span
      className={name || undefined}
      lang={piece.language ?? undefined}
      dir={piece.language ? (isRightToLeft(piece.language) ? "rtl" : "ltr") : undefined}
    >
      {label && (
        <span className="nb">
          {label}
          {first}
        </span>
      )}
      {rest}
    </span>
  );
}
