import type { SourcePage } from "../../client/answers.ts";
import { change } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { useLanguage } from "../shell/language.tsx";
import { figureId } from "../state/figure.ts";
import { share } from "../state/format.ts";
import { nameOf } from "../state/names.ts";
import { useScope } from "./use-scope.ts";

/** How far each state's figure moves without this source: what hangs on it. */
export function SourceEffect({ source }: { readonly source: SourcePage }) {
  const { t, language } = useLanguage();
  const { states, from, at, isReady } = useScope();
  const moved = states.filter((state) => source.states.includes(state));
  const answer = useAnswer(isReady && moved.length > 0 ? `without ${source.id} ${moved.join()} ${from} ${at}` : null, () =>
    Promise.all(moved.map((state) => client.whatIf({ state, from, at, region: states, without: [source.id] }))),
  );
  const rows = (answer.value ?? []).flatMap(({ before, after }) => {
    const [first] = before.shares.filter((row) => row.share !== null);
    if (!first) return [];
    const left = after.shares.find((row) => row.power === first.power && row.share !== null) ?? null;
    const now = after.shares.find((row) => row.share !== null)?.power ?? null;
    return [{ state: before.state, power: first.power, before: first.share ?? 0, after: left?.share ?? null, now }];
  });
  return (
    <section>
      <h2>{t("source.effect")}</h2>
      {moved.length === 0 && <p className="mut">{t("source.moves nothing")}</p>}
      <table className="made">
        <tbody>
          {rows.map((row) => (
            <tr key={row.state}>
              <th scope="row">{nameOf(row.state, language)}</th>
              <td>{nameOf(row.power, language)}</td>
              <td className="r">
                <button
                  type="button"
                  className="figure"
                  onClick={() => change({ figure: figureId({ state: row.state, power: row.power, instrument: null, at }) })}
                >
                  {share(row.before)}
                </button>{" "}
                → <b>{row.after === null ? "–" : share(row.after)}</b>
              </td>
              <td className="mut">
                {row.now === null
                  ? t("dyad.nothingLeft")
                  : row.now === row.power
                    ? t("dyad.stays")
                    : t("dyad.turns", { power: nameOf(row.now, language) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
