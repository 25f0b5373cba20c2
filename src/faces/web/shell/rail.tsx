import { type Address, toView, type View } from "../state/address.ts";
import { useLanguage } from "./language.tsx";
import { Link } from "./link.tsx";

const ENTRIES: readonly View[] = ["reader", "map", "timeline", "dyads", "sources", "compare", "ask"];

/** What is done to the ledger, apart from what is looked at in it. */
const ACTS: readonly View[] = ["add", "review"];

export function Rail({ address, onKeys }: { readonly address: Address; readonly onKeys: () => void }) {
  const { t } = useLanguage();
  return (
    <header className="rail">
      <Link className="brand" to={toView(address, "start")}>
        Ascribe
      </Link>
      <nav aria-label={t("shell.views")}>
        {ENTRIES.map((view) => (
          <Link key={view} to={toView(address, view)} aria-current={address.view === view ? "page" : undefined}>
            {t(`view.${view}`)}
          </Link>
        ))}
      </nav>
      <nav className="acts" aria-label={t("shell.acts")}>
        {ACTS.map((view) => (
          <Link key={view} to={toView(address, view)} aria-current={address.view === view ? "page" : undefined}>
            {t(`view.${view}`)}
          </Link>
        ))}
      </nav>
      <div className="foot">
        <span className="hint">
          <kbd>g</kbd> {t("shell.goTo")}
        </span>
        <button type="button" onClick={onKeys}>
          <kbd>?</kbd> {t("shell.keys")}
        </button>
      </div>
    </header>
  );
}
