import { memo, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Document } from "../../../document/schema.ts";
import { useLanguage } from "../shell/language.tsx";
import { tally } from "../state/families.ts";
import type { Item } from "../state/items.ts";
import { placeNotes } from "../state/place-notes.ts";
import { Card } from "./card.tsx";
import { Note } from "./note.tsx";
import { noteId } from "./note-id.ts";

interface Props {
  /** As the machine read it. */
  readonly read: Document;
  readonly document: Document;
  readonly items: readonly Item[];
  readonly selected: Item | null;
  readonly text: RefObject<HTMLElement | null>;
  readonly onSelect: (item: Item | null, options?: { reveal?: boolean }) => void;
  readonly isFactOnly: boolean;
  readonly at: number;
}

interface Placed {
  readonly tops: readonly number[];
  readonly anchors: readonly number[];
  readonly height: number;
}

const GAP = 16;
/** A card's top edge is level with the top of its sentence's letters, a note's first line with the line itself. */
const LIFT = { card: 0, note: 5 };

/** The margin: one note an item, the selected one open, each tied to its words by a hairline. */
export function Notes({ read, document, items, selected, text, onSelect, isFactOnly }: Props) {
  const { t } = useLanguage();
  const column = useRef<HTMLDivElement>(null);
  const [placed, setPlaced] = useState<Placed>({ tops: [], anchors: [], height: 0 });
  const shown = useMemo(() => (isFactOnly ? items.filter(({ family }) => family === "report") : items), [items, isFactOnly]);
  const open = shown.findIndex(({ id }) => id === selected?.id);

  const measured = useRef<Measured | null>(null);

  const place = useCallback(() => {
    const page = text.current;
    const margin = column.current;
    if (!page || !margin) return;
    if (!measured.current) setSigns(page);
    if (window.innerWidth < 960) return;
    const nodes = [...margin.querySelectorAll<HTMLElement>(":scope > .note")];
    measured.current ??= measure(page, margin, nodes, shown);
    const { marks, heights } = measured.current;
    // Only the open card has changed its height since all were measured.
    const now = shown.map(({ id }, i) => (i === open ? nodes[i].offsetHeight : (heights.get(id) ?? nodes[i].offsetHeight)));
    let last = 0;
    const anchors = shown.map(({ id }, i) => {
      last = Math.max(last, (marks.get(id) ?? last) + (i === open ? LIFT.card : LIFT.note));
      return last;
    });
    const tops = placeNotes(anchors, now, GAP, open);
    const height = tops.length > 0 ? tops[tops.length - 1] + now[now.length - 1] : 0;
    setPlaced((before) =>
      before.height === height && same(before.tops, tops) && same(before.anchors, anchors) ? before : { tops, anchors, height },
    );
  }, [shown, open, text]);

  useLayoutEffect(place, [place]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new set of notes is measured anew.
  useEffect(() => {
    const page = text.current;
    if (!page) return;
    const again = () => {
      measured.current = null;
      place();
    };
    // Also called once at the start, when the type may still be on its way.
    const watch = new ResizeObserver(again);
    watch.observe(page);
    window.document.fonts?.ready.then(again);
    return () => watch.disconnect();
  }, [shown.length, document, text]);

  return (
    <>
      <Leads placed={placed} items={shown} open={open} />
      <div
        className="notes"
        dir="ltr"
        ref={column}
        style={{ minHeight: `${placed.height}px` }}
        role="complementary"
        aria-label={t("notes.label")}
      >
        {shown.map((item, i) => (
          <div
            key={item.id}
            id={noteId(item.id)}
            className={`note${i === open ? ` open e-${item.family}` : ""}`}
            style={{ top: `${placed.tops[i] ?? 0}px` }}
            data-placed={placed.tops.length > i || undefined}
          >
            {i === open ? (
              <Card read={read} document={document} item={item} number={i} onClose={() => onSelect(null)} onPlace={place} />
            ) : (
              <MemoNote document={document} item={item} onSelect={onSelect} />
            )}
          </div>
        ))}
        {isFactOnly && <Tally document={document} top={placed.height + 32} />}
      </div>
    </>
  );
}

const MemoNote = memo(Note);

/** Where every item's words stand, px from the column's top, and how tall each closed note is. */
interface Measured {
  readonly marks: ReadonlyMap<string, number>;
  readonly heights: ReadonlyMap<string, number>;
}

function measure(page: HTMLElement, margin: HTMLElement, nodes: readonly HTMLElement[], shown: readonly Item[]): Measured {
  const top = margin.getBoundingClientRect().top;
  const marks = new Map<string, number>();
  for (const mark of page.querySelectorAll<HTMLElement>("[data-item]")) {
    const id = mark.dataset.item!;
    if (mark.dataset.first !== undefined || !marks.has(id)) marks.set(id, (mark.getClientRects()[0]?.top ?? top) - top);
  }
  // A verse bears no mark of its own.
  const verse = page.querySelector<HTMLElement>(".p-verse");
  for (const { id, kind } of shown)
    if (kind === "aside" && verse && !marks.has(id)) marks.set(id, verse.getBoundingClientRect().top - top);
  const heights = new Map<string, number>();
  for (const [i, { id }] of shown.entries())
    if (nodes[i] && !nodes[i].classList.contains("open")) heights.set(id, nodes[i].offsetHeight);
  return { marks, heights };
}

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, i) => Math.abs(value - b[i]) < 0.5);

/**
 * Sets each sign level with the first letter of its sentence; signs of sentences that begin in one line stand beside
 * each other. Left to itself a sign would stand in the line above when its sentence begins a line.
 */
function setSigns(page: HTMLElement): void {
  const signs = [...page.querySelectorAll<HTMLElement>(".gl")];
  const places = signs.map((sign) => {
    const first = firstLetter(sign);
    const block = sign.closest(".block");
    if (!first || !block) return null;
    return first.top + (first.height - sign.offsetHeight) / 2 - block.getBoundingClientRect().top;
  });
  const lines = signs.map((sign, i) => (places[i] ?? 0) + (sign.closest(".block")?.getBoundingClientRect().top ?? 0));
  let inLine = 0;
  signs.forEach((sign, i) => {
    inLine = i > 0 && Math.abs(lines[i] - lines[i - 1]) < 4 ? inLine + 1 : 0;
    if (places[i] !== null) {
      sign.style.top = `${places[i]}px`;
      sign.style.marginTop = "0";
    }
    if (inLine > 0) sign.style.setProperty("--step", String(inLine));
    else sign.style.removeProperty("--step");
  });
}

/** Where the sentence after a sign begins on the page. */
function firstLetter(sign: HTMLElement): DOMRect | null {
  const sentence = sign.parentElement;
  if (!sentence) return null;
  const walk = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = (node.textContent ?? "").search(/\S/);
    if (at < 0 || sign.contains(node)) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  }
  return null;
}

/** Hairlines from the end of a sentence's line to its note. Long texts draw one path for all, and one for the open card. */
function Leads({ placed, items, open }: { readonly placed: Placed; readonly items: readonly Item[]; readonly open: number }) {
  const elbow = (i: number) => {
    const from = placed.anchors[i] + 10;
    const to = placed.tops[i] + 10;
    return `M0 ${from}H8L25 ${to}H36`;
  };
  if (placed.tops.length !== items.length) return <div className="leads" />;
  return (
    <div className="leads">
      <svg width="48" height={placed.height + 20} aria-hidden="true">
        <path d={items.map((_, i) => (i === open ? "" : elbow(i))).join("")} />
        {open >= 0 && <path className={`on e-${items[open].family}`} d={`M0 ${placed.tops[open] + 1}H48`} />}
      </svg>
    </div>
  );
}

/** With only facts shown: what they are, and what the rest is. */
function Tally({ document, top }: { readonly document: Document; readonly top: number }) {
  const { t } = useLanguage();
  const counts = tally(document.sentences.map((sentence) => sentence.class));
  const counted = document.events.filter((event) => event.counted).length;
  return (
    <div className="tally" style={{ top: `${top}px` }}>
      <p>
        <b>{t("tally.reported", { n: counts.report, all: document.sentences.length })}</b> {t("tally.counted", { n: counted })}
      </p>
      <p>{t("tally.rest", { quoted: counts.quoted, unsourced: counts.unsourced, imputed: counts.imputed, hypo: counts.hypo })}</p>
    </div>
  );
}
