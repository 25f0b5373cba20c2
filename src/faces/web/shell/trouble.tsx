import { useLanguage } from "./language.tsx";

/** What is not there will not be there at the next try either, and the server's words for it are for the command line. */
const IS_ABSENT = /^no-(document|source|happening|figure|event)$/;

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
  const isAbsent = IS_ABSENT.test(code);
  return (
    <div className="trouble" role="alert">
      <p>{code === "offline" ? t("trouble.offline") : isAbsent ? t("trouble.none") : message}</p>
      <p className="mut">{code}</p>
      {again && !isAbsent && (
        <button type="button" className="chip" onClick={again}>
          {t("trouble.again")}
        </button>
      )}
    </div>
  );
}
