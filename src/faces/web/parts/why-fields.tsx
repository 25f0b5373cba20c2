import { useState } from "react";
import { nameNow, setName } from "../shell/corrections.ts";
import { useLanguage } from "../shell/language.tsx";

export interface Why {
  readonly reason: string;
  readonly name: string;
  readonly setReason: (reason: string) => void;
  readonly setOwn: (name: string) => void;
  /** Remembers who decides, and gives the reason as it is kept. */
  readonly say: () => string;
}

/** Why something is decided, and by whom: asked for by every decision alike. */
export function useWhy(): Why {
  const [reason, setReason] = useState("");
  const [name, setOwn] = useState(nameNow());
  const say = () => {
    setName(name.trim());
    setReason("");
    return reason.trim();
  };
  return { reason, name, setReason, setOwn, say };
}

export function WhyFields({ reason, name, setReason, setOwn, className }: Why & { readonly className?: string }) {
  const { t } = useLanguage();
  return (
    <>
      <label className={className}>
        <span>{t("correct.because")}</span>
        <input type="text" value={reason} dir="auto" onChange={({ currentTarget }) => setReason(currentTarget.value)} />
      </label>
      <label className={className}>
        <span>{t("correct.by")}</span>
        <input
          type="text"
          value={name}
          autoComplete="off"
          placeholder={t("correct.yourName")}
          onChange={({ currentTarget }) => setOwn(currentTarget.value)}
        />
      </label>
    </>
  );
}
