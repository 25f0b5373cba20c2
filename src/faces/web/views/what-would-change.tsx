import type { Assessed } from "../../client/answers.ts";
import { useLanguage } from "../shell/language.tsx";
import { nameOf } from "../state/names.ts";
import type { Translate } from "../state/strings.ts";
import { type StateFigures, useVoices } from "./use-scope.ts";

/** The least that would put another power first, state by state; and where nothing little would. */
export function WhatWouldChange({ figures, states }: { readonly figures: StateFigures; readonly states: readonly string[] }) {
  const { t, language } = useLanguage();
  const voice = useVoices();
  const said = states.flatMap((state) => {
    const assessed = figures.get(state);
    const words = assessed ? turning(assessed, voice, t, language) : null;
    return words ? [{ state, words }] : [];
  });
  if (said.length === 0) return null;
  return (
    <section className="change" aria-label={t("change.title")}>
      <h2>{t("change.title")}</h2>
      {said.map(({ state, words }) => (
        <p key={state}>
          <b>{nameOf(state, language)}:</b> {words}
        </p>
      ))}
    </section>
  );
}

/** "military COOPERATE, unsourced", in the words of the interface: what was done, and how it would have to be known. */
export function kindInWords(kind: string, t: Translate): string {
  const [, type, evidence] = /^\w+ (\w+), (\w+)$/.exec(kind) ?? [];
  return type ? `${t(`plover.${type}`)}, ${t(`evidence.${evidence}`)}` : kind;
}

/** More happenings than this are no small change. */
const FEW = 3;

export function turning(
  { figure, change, conventions }: Assessed,
  voice: (lineage: string) => string,
  t: Translate,
  language: string,
): string | null {
  const [first, second] = figure.shares.filter(({ share }) => share !== null);
  if (!first) return null;
  // Without a second there is nothing to turn; with one, what would turn it is still being drawn.
  if (!change) return second ? null : t("change.alone", { power: nameOf(first.power, language) });
  const power = nameOf(change.second, language);
  if (change.events?.count === 0) return t("change.level", { power });
  if (change.events && change.events.count <= FEW)
    return t("change.events", { n: change.events.count, kind: kindInWords(change.events.kind, t), power });
  if (change.sources && change.sources.lineages.length < FEW)
    return t("change.sources", {
      who: change.sources.lineages.map((one) => voice(one)).join(", "),
      n: figure.lineages,
    });
  const kept = conventions.leads.find(([code]) => code === first.power)?.[1] ?? 0;
  const turns = conventions.runs - kept;
  return t(turns === 0 ? "change.none" : "change.some", {
    n: turns,
    runs: conventions.runs,
    power: nameOf(first.power, language),
  });
}
