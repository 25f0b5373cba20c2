import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { corrected } from "../../../document/corrected.ts";
import type { Document } from "../../../document/schema.ts";
import type { DocumentRow } from "../../client/answers.ts";
import { change, here } from "../shell/address.tsx";
import { useCorrections } from "../shell/corrections.ts";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import type { Address } from "../state/address.ts";
import { type Item, itemsOf, stepTo } from "../state/items.ts";
import { layersOf, paragraphsOf } from "../state/page.ts";
import { ribbonOf } from "../state/ribbon.ts";
import { Facts } from "./facts.tsx";
import { Notes } from "./notes.tsx";
import { ParagraphText } from "./paragraph-text.tsx";
import { Ribbon } from "./ribbon.tsx";
import { Strip } from "./strip.tsx";

interface Props {
  /** As the machine read it. */
  readonly read: Document;
  readonly address: Address;
  readonly rows: readonly DocumentRow[];
}

/** One document as a critical edition: the text, signs in its gutter, notes in its margin, the chain above it. */
export function Reading({ read, address, rows }: Props) {
  const { t } = useLanguage();
  const corrections = useCorrections(read.id);
  const document = useMemo(() => corrected(read, corrections), [read, corrections]);
  const scroll = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLElement>(null);
  const paragraphs = useMemo(() => paragraphsOf(document), [document]);
  const items = useMemo(() => itemsOf(document), [document]);
  const layers = useMemo(() => layersOf(document, items), [document, items]);
  const selected = useMemo(() => choose(read, items, address.item), [read, items, address.item]);
  const ribbon = useMemo(() => ribbonOf(document, selected), [document, selected]);
  // As tall as the longest chain needs, so that the text stands still while one steps from chain to chain.
  const most = useMemo(() => Math.max(2, ...items.map((item) => ribbonOf(document, item).length)), [document, items]);
  const [voice, setVoice] = useState<string | null>(null);
  const heard = ribbon.find(({ key }) => key === (voice ?? address.voice));
  const [said, setSaid] = useState("");

  const select = useCallback((item: Item | null, { reveal = false } = {}) => {
    change({ item: item?.id ?? "none" }, { replace: true });
    if (item && reveal) requestAnimationFrame(() => show(scroll.current, item.id));
  }, []);

  const step = (by: 1 | -1, allow: (item: Item) => boolean) => {
    const item = stepTo(items, selected?.id ?? null, by, allow);
    if (item) select(item, { reveal: true });
  };
  useKeys({
    j: () => step(1, () => true),
    k: () => step(-1, () => true),
    n: () => step(1, ({ kind }) => kind === "event"),
    p: () => step(-1, ({ kind }) => kind === "event"),
    y: () => {
      if (!selected) return;
      const words = citation(document, selected);
      navigator.clipboard?.writeText(words);
      setSaid(t("reader.cited"));
    },
    Esc: () => {
      if (!selected || here().figure !== null || here().item === "none") return false;
      select(null);
    },
  });

  // A link that names an item opens on it; the default choice leaves the page at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the document is opened.
  useEffect(() => {
    if (address.item && selected) show(scroll.current, selected.id);
  }, [read]);

  const onClick = (event: React.MouseEvent) => {
    const mark = (event.target as HTMLElement).closest<HTMLElement>("[data-item]");
    const id = mark?.dataset.item;
    if (!id || (window.getSelection()?.toString() ?? "") !== "") return;
    select(items.find((item) => item.id === id) ?? null);
  };

  const at = selected ? selected.at : -1;
  // The whole page mirrors with its text: gutter, notes and ribbon change sides; digits and arithmetic do not.
  const isRtl = paragraphs.find(({ kind }) => kind === "body")?.isRightToLeft === true;
  return (
    <main
      id="main"
      className="read"
      tabIndex={-1}
      data-fact={address.isFactOnly || undefined}
      data-loaded={address.showsLoaded || undefined}
      data-hold={heard?.sentences ? "" : undefined}
    >
      <div className="scroll" ref={scroll} dir={isRtl ? "rtl" : undefined}>
        <Facts document={document} read={read} corrections={corrections} rows={rows} />
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same items are stepped through with j and k, and by the buttons in the gutter and the margin. */}
        <article className="text" lang={document.meta.language} dir={isRtl ? "rtl" : "ltr"} ref={text} onClick={onClick}>
          {paragraphs.map((paragraph, i) => (
            <div key={paragraph.start} className="block">
              <ParagraphText
                document={document}
                layers={layers}
                items={items}
                paragraph={paragraph}
                heard={heard?.sentences ?? null}
                selected={selected && touches(selected, paragraph) ? selected : null}
              />
              {i === ribbonPlace(paragraphs) && (
                <Ribbon voices={ribbon} most={most} held={heard?.key ?? null} onHold={setVoice} />
              )}
            </div>
          ))}
        </article>
        <Notes
          read={read}
          document={document}
          items={items}
          selected={selected}
          text={text}
          onSelect={select}
          isFactOnly={address.isFactOnly}
          at={at}
        />
      </div>
      <Strip document={document} paragraphs={paragraphs} scroll={scroll} text={text} />
      <p className="sr" aria-live="polite">
        {said}
      </p>
    </main>
  );
}

/** The item the address names; without one, the first event that counts, or else whatever says first why nothing does. */
function choose(document: Document, items: readonly Item[], id: string | null): Item | null {
  if (id === "none") return null;
  const named = items.find((item) => item.id === id) ?? nearest(items, id);
  if (named) return named;
  if (window.innerWidth < 960) return null;
  const counted = new Set(document.events.filter((event) => event.counted).map((event) => event.id));
  return items.find((item) => counted.has(item.id)) ?? items.find(({ kind }) => kind === "event") ?? items[0] ?? null;
}

/** `@2375`: the item at an offset, as evidence names it; the last that begins before it when none is there. */
function nearest(items: readonly Item[], id: string | null): Item | null {
  const at = Number(/^@(\d+)$/.exec(id ?? "")?.[1] ?? Number.NaN);
  if (Number.isNaN(at)) return null;
  const after = items.find((item) => item.parts.some((part) => part.end > at));
  return after ?? items.at(-1) ?? null;
}

/** The ribbon stands between the title, with its labels, and the first paragraph of prose. */
function ribbonPlace(paragraphs: ReturnType<typeof paragraphsOf>): number {
  const first = paragraphs.findIndex(({ kind }) => kind === "body" || kind === "verse");
  return first > 0 ? first - 1 : -1;
}

const touches = (item: Item, { start, end }: { start: number; end: number }): boolean =>
  item.parts.some((part) => part.start < end && start < part.end);

/** Brings an item's words, and its note, to where they can be read. */
function show(scroll: HTMLElement | null, id: string): void {
  const mark =
    scroll?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"][data-first]`) ??
    scroll?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`);
  if (!scroll || !mark) return;
  const box = mark.getBoundingClientRect();
  const view = scroll.getBoundingClientRect();
  const room = window.innerWidth < 960 ? 0.3 : 0.62;
  if (box.top < view.top + 60 || box.bottom > view.top + view.height * room)
    scroll.scrollTo({ top: scroll.scrollTop + box.top - view.top - view.height * 0.22, behavior: "instant" });
}

/** Words, who put them out, and where in the text, for a note of one's own. */
function citation(document: Document, item: Item): string {
  const start = Math.min(...item.parts.map((part) => part.start));
  const end = Math.max(...item.parts.map((part) => part.end));
  const words = document.text.slice(start, end).replace(/\s+/g, " ");
  const { title, issuer, publisher, published } = document.meta;
  return `“${words}” — ${[issuer?.name ?? publisher, title?.value, published.value].filter(Boolean).join(", ")}, ${document.id.slice(0, 15)}, ${start}–${end}`;
}
