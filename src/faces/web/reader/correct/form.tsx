import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import type { Change } from "../../../../document/corrected.ts";
import { useWhy, WhyFields } from "../../parts/why-fields.tsx";
import { useKeys } from "../../shell/keys.tsx";
import { useLanguage } from "../../shell/language.tsx";

interface Props {
  readonly title: string;
  /** What is to be said, or `null` while nothing is. */
  readonly change: readonly Change[] | null;
  readonly onSay: (changes: readonly Change[], reason: string) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Every correction's frame: what it is, why, and who says so. Enter keeps it, Esc leaves it. */
export function Form({ title, change, onSay, onClose, children }: Props) {
  const { t } = useLanguage();
  const why = useWhy();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    (
      form.current?.querySelector<HTMLElement>("input:checked") ??
      form.current?.querySelector<HTMLElement>("input, select, button[aria-pressed]")
    )?.focus({ preventScroll: true });
  }, []);
  useKeys({ Esc: () => onClose() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!change || change.length === 0) return;
    onSay(change, why.say());
  };
  return (
    <form className="correct" onSubmit={submit} ref={form} aria-label={title}>
      <h3>{title}</h3>
      {children}
      <div className="why">
        <WhyFields {...why} />
      </div>
      <div className="act">
        <button type="submit" disabled={!change || change.length === 0}>
          <kbd>↵</kbd> {t("correct.keep")}
        </button>
        <button type="button" onClick={onClose}>
          <kbd>Esc</kbd> {t("correct.leave")}
        </button>
      </div>
    </form>
  );
}
