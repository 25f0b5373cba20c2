import type { ReactNode } from "react";
import { useLanguage } from "./language.tsx";

export interface ScopePart {
  readonly id: string;
  readonly words: string;
  readonly onClick?: () => void;
  readonly isOpen?: boolean;
}

/** The scope line: what everything on the page is about, each part of it a button where it can be changed. */
export function ScopeBar({
  parts,
  onSearch,
  children,
}: {
  readonly parts: readonly ScopePart[];
  readonly onSearch: () => void;
  readonly children?: ReactNode;
}) {
  const { t } = useLanguage();
  return (
    <section className="bar" aria-label={t("shell.bar")}>
      <div className="scope" role="group" aria-label={t("shell.scope")}>
        {parts.map(({ id, words, onClick, isOpen }, i) => (
          <span key={id} className="segment">
            {i > 0 && (
              <span className="dot" aria-hidden="true">
                ·
              </span>
            )}
            {onClick ? (
              <button type="button" onClick={onClick} aria-expanded={isOpen}>
                {words}
              </button>
            ) : (
              <span>{words}</span>
            )}
          </span>
        ))}
      </div>
      <span className="space" />
      {children}
      <button type="button" className="key" onClick={onSearch}>
        <kbd>/</kbd> <span>{t("shell.search")}</span> <kbd className="wide">⌘K</kbd>
      </button>
    </section>
  );
}
