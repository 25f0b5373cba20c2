import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { ScopeBar } from "../shell/scope-bar.tsx";
import { HOME } from "../state/address.ts";

/** An address that names no page: said, with the ways back, and not taken for another. */
export default function Nowhere({ onSearch }: { readonly onSearch: () => void }) {
  const { t } = useLanguage();
  return (
    <>
      <ScopeBar parts={[]} onSearch={onSearch} />
      <main id="main" className="page" tabIndex={-1}>
        <h1>{t("nowhere.title")}</h1>
        <p className="lead">{t("nowhere.lead")}</p>
        <p>
          <Link className="chip" to={HOME}>
            {t("view.reader")}
          </Link>{" "}
          <Link className="chip" to={{ ...HOME, view: "map" }}>
            {t("view.map")}
          </Link>
        </p>
      </main>
    </>
  );
}
