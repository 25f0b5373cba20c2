import { client, useAnswer } from "../shell/answer.tsx";
import { Glyph } from "../shell/glyph.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { HOME, toView } from "../state/address.ts";
import { titleOf } from "./compare.tsx";

interface Props {
  readonly state: string;
  readonly power: string;
}

/** Where reports on the two differ, field by field. */
export function DyadDiffers({ state, power }: Props) {
  const { t, language } = useLanguage();
  const answer = useAnswer(`contradictions ${state} ${power}`, () => client.contradictions({ state, power }));
  const own = answer.value ?? [];
  if (own.length === 0) return null;
  return (
    <section className="sec">
      <h2>
        {t("dyad.differ")} <span className="mut">{own.length}</span>
      </h2>
      {own.slice(0, 8).map(({ happening, fields }) => (
        <p key={happening.id} className="line3">
          <Glyph of="differs" /> <Link to={toView(HOME, "compare", happening.id)}>{titleOf(happening, t, language)}</Link>{" "}
          <span className="mut">{fields.map(({ field }) => t(`statement.${field}`)).join(", ")}</span>
        </p>
      ))}
    </section>
  );
}

/** What is said of the two and enters no figure: motives, hopes, what might be, with whoever says it. */
export function DyadSaid({ state, power }: Props) {
  const { t } = useLanguage();
  const answer = useAnswer(`uncounted ${state}`, () => client.uncounted(state));
  const own = (answer.value ?? []).filter((report) => isBetween(report, state, power) && report.evidence === "none");
  if (own.length === 0) return null;
  return (
    <section className="sec">
      <h2>
        {t("dyad.said")} <span className="mut">{own.length}</span>
      </h2>
      {own.slice(0, 8).map((report) => (
        <p key={report.id} className="line3">
          <Glyph of="imputed" family="imputed" />{" "}
          <Link to={{ ...HOME, view: "reader", id: report.document, item: report.event }}>“{report.text}”</Link>{" "}
          <span className="mut">
            {report.publisher ?? report.title}: {report.why}
          </span>
        </p>
      ))}
    </section>
  );
}

function isBetween(
  one: { readonly actors?: readonly string[]; readonly recipients?: readonly string[] },
  state: string,
  power: string,
): boolean {
  const parties = [...(one.actors ?? []), ...(one.recipients ?? [])].map((code) => code.split(":")[0]);
  return parties.includes(state) && parties.includes(power);
}
