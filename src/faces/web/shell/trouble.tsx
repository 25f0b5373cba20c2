import { useLanguage } from "./language.tsx";

/** What went wrong, in the server's words, and a way to try again. Errors are ink: a bar at the left, no red. */
export function Trouble({
  code,
  message,
  again,
}: {
  readonly code: string;
  readonly message: string;
  readonly again?: () => void;
}) {
  const { t } = useLanguage();
  return (
    <div className="trouble" role="alert">
      <p>{code === "offline" ? t("trouble.offline") : message}</p>
      <p className="mut">{code}</p>
      {again && (
        <button type="button" className="chip" onClick={again}>
          {t("trouble.again")}
        </button>
      )}
    </div>
  );
}
