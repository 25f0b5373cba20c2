import { type DragEvent, type ReactNode, useEffect, useState } from "react";
import { toView } from "../state/address.ts";
import { enqueueFiles, enqueueText } from "./adding.ts";
import { go, here } from "./address.tsx";
import { filesOf } from "./dropped.ts";
import { useLanguage } from "./language.tsx";

/** Files dropped, and text pasted, anywhere on the page are added. */
export function DropZone({ children }: { readonly children: ReactNode }) {
  const { t } = useLanguage();
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.trim().length < 40) return;
      event.preventDefault();
      enqueueText(text);
      go(toView(here(), "add"));
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, []);

  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = await filesOf(event.dataTransfer);
    if (files.length === 0) return;
    enqueueFiles(files);
    go(toView(here(), "add"));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way among three; the same can be pasted or chosen by keyboard.
    <div
      className="app"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (event.currentTarget === event.target) setOver(false);
      }}
      onDrop={drop}
    >
      {children}
      {isOver && (
        <div className="dropping">
          <p>{t("add.drop")}</p>
        </div>
      )}
    </div>
  );
}
