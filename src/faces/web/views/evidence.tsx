import { useEffect, useMemo, useRef, useState } from "react";
import type { Evidence as Answered } from "../../client/answers.ts";
import { change } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { undoLast } from "../shell/corrections.ts";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { parseFigure } from "../state/figure.ts";
import { date, share } from "../state/format.ts";
import { without } from "../state/leave-out.ts";
import { nameOf } from "../state/names.ts";
import type { Translate } from "../state/strings.ts";
import { askedWeights } from "../state/weights.ts";
import { EvidenceSum } from "./evidence-sum.tsx";
import { Told } from "./told.tsx";
import { useScope } from "./use-scope.ts";
import { kindInWords } from "./what-would-change.tsx";
import "../styles/evidence.css";
import "../styles/power.css";

/** Happenings with their words that fill a screen. */
const FIRST = 8;

/** What a figure rests on: the sum first, then every happening in it, down to the words. The page stays beneath. */
export default function Evidence({ figure: id }: { readonly figure: string }) {
  const { t, language } = useLanguage();
  const { states, from, address } = useScope();
  const weights = askedWeights(address.weights);
  const [figure, focus = null] = id.split("~");
  const key = `${figure} ${states.join()} ${weights.join()} ${from}`;
  // The weightiest are there at once; the rest comes while they are read.
  const first = useAnswer(`why first ${key}`, () => client.why(figure, states, weights, from, FIRST));
  const hasMore = first.value !== null && first.value.further > 0;
  const whole = useAnswer(hasMore ? `why ${key}` : null, () => client.why(figure, states, weights, from));
  const answer = hasMore && whole.value !== null ? whole : first;
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const panel = useRef<HTMLElement>(null);
  const name = parseFigure(figure);
  const evidence = answer.value;
  const left = useMemo(() => (evidence ? without(evidence, gone) : []), [evidence, gone]);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    // Back to the number that opened it.
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the words have come, the one asked for is shown.
  useEffect(() => {
    if (focus) panel.current?.querySelector(`[data-told="${CSS.escape(focus)}"]`)?.scrollIntoView({ block: "start" });
  }, [evidence?.happenings.length, focus]);
  useKeys({
    u: () => undoLast(),
    "]": () => toFigure(1),
    "[": () => toFigure(-1),
    j: () => step(panel.current, 1),
    k: () => step(panel.current, -1),
  });
  const toggle = (told: string) => setGone(new Set(gone.has(told) ? [...gone].filter((one) => one !== told) : [...gone, told]));
  return (
    <aside className="drawer" aria-label={t("why.title")} tabIndex={-1} ref={panel}>
      <header>
        <h2>{evidence?.value != null ? t("why.rests", { share: share(evidence.value) }) : t("why.title")}</h2>
        <button type="button" onClick={() => change({ figure: null })}>
          <kbd>Esc</kbd> <span className="sr">{t("shell.close")}</span>
        </button>
        {name && (
          <p>
            {name.power && `${nameOf(name.power, language)}, `}
            {name.instrument ? t(`instrument.${name.instrument}`) : t("instrument.pooled")}, {nameOf(name.state, language)},{" "}
            {t("map.at", { day: date(name.at, language) })}. {evidence && countsOf(evidence, t)}{" "}
            {evidence?.why && t(`why.${evidence.why}`)}
          </p>
        )}
      </header>
      {answer.state === "error" ? (
        <div className="body">
          <Trouble {...answer} />
        </div>
      ) : evidence ? (
        <>
          <EvidenceSum
            evidence={evidence}
            power={name?.power ?? null}
            left={left}
            gone={gone.size}
            onAll={() => setGone(new Set())}
          />
          <div className="body">
            {evidence.happenings.map((told) => (
              <Told key={told.id} told={told} isGone={gone.has(told.id)} onLeaveOut={() => toggle(told.id)} />
            ))}
            {evidence.happenings.length === 0 && <p className="lead">{t("why.nothing")}</p>}
            {evidence.further > 0 && <p className="mut">{t("why.further", { n: evidence.further })}</p>}
          </div>
          <footer>
            {name && <WhatTurns state={name.state} instrument={name.instrument} from={from} at={name.at} region={states} />}
            <span className="hint">
              <kbd>[</kbd> <kbd>]</kbd> {t("why.steps")}
            </span>
            <span className="mut">{t("why.not", { method: evidence.method })}</span>
          </footer>
        </>
      ) : (
        <div className="body waits" aria-busy="true">
          <p>{t("why.opening")}</p>
        </div>
      )}
    </aside>
  );
}

/** Of a figure whose happenings are not all here, how many reports and lineages stand behind it cannot be counted here. */
function countsOf(evidence: Answered, t: Translate): string {
  const n = evidence.happenings.length + evidence.further;
  return evidence.further > 0 ? `${t("map.nHappenings", { n })}.` : t("why.counts", { n, ...sourcesOf(evidence) });
}

function sourcesOf({
  happenings,
}: {
  readonly happenings: readonly { readonly sentences: readonly { readonly lineage: string }[] }[];
}) {
  const sentences = happenings.flatMap((told) => told.sentences);
  return { reports: sentences.length, lineages: new Set(sentences.map(({ lineage }) => lineage)).size };
}

/** The number after this one on the page beneath, opened in its place. */
function toFigure(by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLButtonElement>("main button.figure, main button.big")];
  const place = all.findIndex((one) => one.getAttribute("aria-expanded") === "true");
  all[place + by]?.click();
}

/** The next happening of the drawer brought to its top. */
function step(panel: HTMLElement | null, by: 1 | -1): void {
  const body = panel?.querySelector(".body");
  const tops = [...(body?.querySelectorAll<HTMLElement>(".ev") ?? [])];
  const top = body?.getBoundingClientRect().top ?? 0;
  const at = tops.findLastIndex((one) => one.getBoundingClientRect().top <= top + 4);
  tops[Math.max(0, at + by)]?.scrollIntoView({ block: "start" });
}

interface Question {
  readonly state: string;
  readonly instrument: string | null;
  readonly from: string | null;
  readonly at: string;
  readonly region: readonly string[];
}

/** The least that would put another first. */
function WhatTurns({ state, instrument, from, at, region }: Question) {
  const { t, language } = useLanguage();
  const { value } = useAnswer(`assess ${state} ${instrument ?? ""} ${from} ${at}`, () =>
    client.assess({ state, instrument, from, at, region }),
  );
  const turn = value?.change?.events;
  if (!value?.change || !turn) return <span />;
  if (turn.count === 0) return <span>{t("change.level", { power: nameOf(value.change.second, language) })}</span>;
  return (
    <span>
      {t("why.turns", { n: turn.count, kind: kindInWords(turn.kind, t), power: nameOf(value.change.second, language) })}
    </span>
  );
}
