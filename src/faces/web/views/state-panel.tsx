import type { Assessed } from "../../client/answers.ts";
import { change } from "../shell/address.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/link.tsx";
import { HOME, toView } from "../state/address.ts";
import { figureId } from "../state/figure.ts";
import { share } from "../state/format.ts";
import { nameOf } from "../state/names.ts";
import { useVoices } from "./use-scope.ts";
import { turning } from "./what-would-change.tsx";

interface Props {
  readonly state: string;
  readonly assessed: Assessed;
  readonly instrument: string | null;
  readonly at: string;
}

/** One state, when it is chosen: how its grade came about, what its figure hangs on, and where to read on. */
export function StatePanel({ state, assessed, instrument, at }: Props) {
  const { t, language } = useLanguage();
  const voice = useVoices();
  const { figure, grade, conventions, change: turn, leaveOneOut } = assessed;
  const leading = leaveOneOut[0];
  const at0 = { ...HOME, state, at };
  return (
    <section className="statepanel" aria-label={nameOf(state, language)}>
      <h2>{nameOf(state, language)}</h2>
      <dl>
        <dt>{t("map.evidence")}</dt>
        <dd>
          <b>{grade.grade ? t(`gradeOf.${grade.grade}`) : t("grade.none")}</b>{" "}
          <span className="mut">{grade.steps.map(({ reason }) => reason).join("; ")}</span>
        </dd>
        {conventions.leads.length > 0 && (
          <>
            <dt>{t("panel.conventions")}</dt>
            <dd>
              {conventions.leads
                .map(([power, runs]) => t("panel.leads", { power: nameOf(power, language), n: runs, runs: conventions.runs }))
                .join("; ")}
            </dd>
          </>
        )}
        {leading?.pivot && (
          <>
            <dt>{t("panel.hangs")}</dt>
            <dd>
              {t("panel.without", {
                who: voice(leading.pivot),
                power: nameOf(leading.power, language),
                before: share(leading.share),
                after: share(
                  Math.abs(leading.least - leading.share) > Math.abs(leading.most - leading.share) ? leading.least : leading.most,
                ),
              })}
            </dd>
          </>
        )}
        <dt>{t("change.title")}</dt>
        <dd>{turning(assessed, voice, t, language)}</dd>
        {turn && turn.pivotal.length > 0 && (
          <>
            <dt>{t("panel.pivotal")}</dt>
            <dd>
              {turn.pivotal.slice(0, 3).map(({ happening, report, moves }) => (
                <button
                  key={report}
                  type="button"
                  className="help"
                  onClick={() => change({ figure: `${figureId({ state, power: null, instrument, at })}~${happening}` })}
                >
                  {`${moves > 0 ? "+" : "−"}${Math.abs(moves * 100).toFixed(0)}`}
                </button>
              ))}
            </dd>
          </>
        )}
      </dl>
      <p className="act">
        {figure.shares.slice(0, 4).map(({ power }) => (
          <Link key={power} to={{ ...toView(at0, "dyads"), power }} className="chip">
            {nameOf(power, language)} → {nameOf(state, language)}
          </Link>
        ))}
      </p>
    </section>
  );
}
