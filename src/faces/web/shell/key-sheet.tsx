import { SHEET } from "../state/keys.ts";
import { LANGUAGES, type LanguageCode, useLanguage } from "./language.tsx";
import { Sheet } from "./sheet.tsx";
import { toggleTheme } from "./theme.ts";

export default function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const { t, language, setLanguage } = useLanguage();
  return (
    <Sheet label={t("keys.title")} className="sheet keysheet" onClose={onClose}>
      <header>
        <h2>{t("keys.title")}</h2>
        <button type="button" onClick={onClose}>
          <kbd>Esc</kbd> <span className="sr">{t("shell.close")}</span>
        </button>
      </header>
      <div className="groups">
        {SHEET.map(({ group, rows }) => (
          <section key={group}>
            <h3>{t(group)}</h3>
            <dl>
              {rows.map(({ keys, does }) => (
                <div key={does + keys.join()}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{t(does)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <footer>
        <button type="button" className="chip" onClick={toggleTheme}>
          <kbd>D</kbd> {t("shell.theme")}
        </button>
        <span role="group" aria-label={t("shell.language")}>
          {(Object.keys(LANGUAGES) as LanguageCode[]).map((code) => (
            <button
              key={code}
              type="button"
              className="chip"
              lang={code}
              aria-pressed={language === code}
              onClick={() => setLanguage(code)}
            >
              {LANGUAGES[code]}
            </button>
          ))}
        </span>
      </footer>
    </Sheet>
  );
}
