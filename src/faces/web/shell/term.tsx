import { type ReactNode, useId } from "react";
import { useLanguage } from "./language.tsx";

/** A word of ours with its meaning in place: one glossary for every screen. The browser's popover closes it. */
export function Term({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  const { t } = useLanguage();
  const id = `term${useId().replace(/[^\w]/g, "")}`;
  return (
    <>
      <button type="button" className="term" popoverTarget={id}>
        {children}
      </button>
      <span id={id} popover="auto" className="meaning">
        {t(`term.${of}`)}
      </span>
    </>
  );
}
