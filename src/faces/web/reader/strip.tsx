import { type RefObject, useEffect, useMemo, useRef } from "react";
import type { Document } from "../../../document/schema.ts";
import { useLanguage } from "../shell/language.tsx";
import { tally } from "../state/families.ts";
import type { Paragraph } from "../state/page.ts";
import { strokesOf } from "../state/strip.ts";

interface Props {
  readonly document: Document;
  readonly paragraphs: readonly Paragraph[];
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly text: RefObject<HTMLElement | null>;
}

const WIDTH = 44;
const ROOM = 500;

/** The whole document as strokes, each in its family's own line; a bracket stands at what is on screen. */
export function Strip({ document, paragraphs, scroll, text }: Props) {
  const { t } = useLanguage();
  const bracket = useRef<SVGPathElement>(null);
  const { marks, height } = useMemo(() => draw(document, paragraphs), [document, paragraphs]);
  const counts = useMemo(() => tally(document.sentences.map((sentence) => sentence.class)), [document]);

  useEffect(() => {
    const frame = scroll.current;
    const page = text.current;
    if (!frame || !page) return;
    let asked = 0;
    const move = () => {
      asked = 0;
      const whole = Math.max(1, page.offsetHeight);
      const from = Math.max(0, Math.min(1, (frame.scrollTop - page.offsetTop) / whole));
      const to = Math.max(from, Math.min(1, (frame.scrollTop + frame.clientHeight - page.offsetTop) / whole));
      bracket.current?.setAttribute("d", `M${WIDTH + 6} ${from * height}h5V${to * height}h-5`);
    };
    const ask = () => {
      if (asked === 0) asked = requestAnimationFrame(move);
    };
    move();
    frame.addEventListener("scroll", ask, { passive: true });
    const watch = new ResizeObserver(ask);
    watch.observe(page);
    return () => {
      frame.removeEventListener("scroll", ask);
      watch.disconnect();
      cancelAnimationFrame(asked);
    };
  }, [scroll, text, height]);

  const jump = (event: React.MouseEvent<SVGSVGElement>) => {
    const frame = scroll.current;
    const page = text.current;
    if (!frame || !page) return;
    const part = (event.clientY - event.currentTarget.getBoundingClientRect().top) / height;
    frame.scrollTo({ top: page.offsetTop + part * page.offsetHeight - frame.clientHeight / 3 });
  };
  return (
    <div className="strip">
      <svg width={WIDTH + 12} height={height} aria-hidden="true" onClick={jump}>
        {marks}
        <path ref={bracket} className="view" />
      </svg>
      <p>
        <b>{counts.report}</b> {t("strip.of", { n: document.sentences.length })}
      </p>
    </div>
  );
}

function draw(document: Document, paragraphs: readonly Paragraph[]) {
  const strokes = strokesOf(
    document,
    paragraphs.filter(({ kind }) => kind !== "title" && kind !== "label"),
  );
  const gaps = strokes.filter(({ isBreak }) => isBreak).length;
  const step = Math.min(6.5, ROOM / (strokes.length + gaps));
  let y = 0;
  const marks = strokes.map(({ family, width, isBreak }, i) => {
    y += isBreak && i > 0 ? step * 2 : step;
    const end = width * WIDTH;
    const d = family === "quoted" ? `M0 ${y - 1.1}H${end}M0 ${y + 1.1}H${end}` : `M0 ${y}H${end}`;
    // biome-ignore lint/suspicious/noArrayIndexKey: strokes have no identity but their place.
    return <path key={i} d={d} className={`m-${family}`} />;
  });
  return { marks, height: Math.ceil(y + step) };
}
