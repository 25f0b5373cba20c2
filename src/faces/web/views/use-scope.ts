import { useMemo } from "react";
import type { Assessed, Coverage, Engagement, Happenings } from "../../client/answers.ts";
import { useAddress } from "../shell/address.tsx";
import { type Answer, client, useAnswer } from "../shell/answer.tsx";
import { useLanguage } from "../shell/language.tsx";
import type { Address } from "../state/address.ts";
import { askedCamps, type Camps, campsFrom } from "../state/camps.ts";
import { publishersByPlain, voiceInWords } from "../state/names.ts";
import { DEFAULT_SCOPE, huesOf, type Scope } from "../state/scope.ts";
import { isoDay } from "../state/weeks.ts";
import { askedWeights } from "../state/weights.ts";

export interface ScopeNow extends Scope {
  readonly address: Address;
  readonly coverage: Coverage;
  /** What ended before this day is left out; `null` from the first. */
  readonly from: string | null;
  /** ISO 8601 day the figures are at: the address's, else the last by which any document was put out. */
  readonly at: string;
  readonly isReady: boolean;
}

export function useScope(): ScopeNow {
  const address = useAddress();
  const answer = useAnswer("documents coverage", () => client.coverage());
  const presets = useAnswer("presets", () => client.presets());
  const { states, powers } = presets.value?.[0] ?? DEFAULT_SCOPE;
  const coverage = answer.value ?? NONE;
  const at = address.at ?? answer.value?.last ?? isoDay(Math.floor(Date.now() / 86_400_000));
  return {
    states,
    powers,
    address,
    coverage,
    from: address.from !== null && address.from <= at ? address.from : null,
    at,
    // Both, lest every figure be asked for twice: first for the states that are usual, then for the ledger's own.
    isReady: answer.state !== "loading" && presets.state !== "loading",
  };
}

const NONE: Coverage = { documents: 0, undated: 0, last: "", weeks: [] };

const PAGE = 500;
/** Enough for a screen to begin with, while a large ledger makes the page ready. */
const FIRST = 60;

/** The latest happenings: of a ledger that holds more than a page, the very latest at once and then the page. */
export function useHappenings(): Answer<Happenings> & { readonly again: () => void } {
  const first = useAnswer("happenings first", () => client.happenings({ limit: FIRST }));
  const whole = useAnswer(first.value ? "happenings" : null, () => client.happenings({ limit: PAGE }));
  const isLarge = first.value !== null && first.value.total > PAGE;
  return first.state === "error" || (whole.state === "loading" && whole.value === null && isLarge) ? first : whole;
}

/**
 * The four powers that have a hue, in its order; none until a page of happenings has told which they are, and none is asked for
 * before it is due, so that what only colours a screen does not hold up what it shows.
 */
export function useHues(powers: readonly string[], isDue = true): readonly string[] {
  const whole = useAnswer(isDue ? "happenings" : null, () => client.happenings({ limit: PAGE }));
  return useMemo(() => (whole.value ? huesOf(powers, whole.value.happenings) : []), [powers, whole.value]);
}

/** A lineage in words, with publishers by the names they give themselves. */
export function useVoices(): (lineage: string) => string {
  const { t, language } = useLanguage();
  const list = useAnswer("publishers", () => client.publishers());
  const publishers = useMemo(
    () => publishersByPlain((list.value?.publishers ?? []).flatMap(({ publisher, issuers }) => [...issuers, publisher])),
    [list.value],
  );
  return (lineage) => voiceInWords(lineage, publishers, language, t);
}

/** One state's figure: its shares at once, then how sure they are. */
export function useFigure({
  state,
  from,
  at,
  states,
  isReady,
}: Pick<ScopeNow, "states" | "from" | "at" | "isReady"> & { readonly state: string }) {
  const question = { state, from, at, region: states };
  const shares = useAnswer(isReady ? `engagement shares ${state} ${from} ${at}` : null, () =>
    client.engagement({ ...question, intervals: false }),
  );
  // Drawing keeps the server busy: it is asked for once the shares stand.
  const whole = useAnswer(shares.state === "loading" ? null : `engagement ${state} ${from} ${at}`, () =>
    client.engagement(question),
  );
  return whole.value === null && whole.state === "loading" && shares.state === "ready" ? shares : whole;
}

export type StateFigures = ReadonlyMap<string, Assessed>;

/** Which source is of which camp, as the user has said. */
export function useCamps(): Camps {
  const views = useAnswer("views", () => client.views());
  return useMemo(() => campsFrom(views.value?.get("camps")), [views.value]);
}

/** The figures of every state of the scope, in one answer, with the weights the address gives the instruments. */
export function useFigures(
  { states, from, at, isReady, address }: Pick<ScopeNow, "states" | "from" | "at" | "isReady" | "address">,
  instrument: string | null,
  camps: Camps = {},
) {
  const weight = askedWeights(address.weights);
  const camp = askedCamps(camps);
  const isEven = weight.length === 0;
  // Shares first, which are summed at once; how sure they are takes drawing, and comes after.
  const shares = useAnswer<StateFigures>(
    isReady && isEven ? `engagement ${states.join()} ${instrument ?? ""} ${from} ${at}` : null,
    async () => {
      const answers = await Promise.all(
        states.map((state) => client.engagement({ state, instrument, from, at, region: states, intervals: false })),
      );
      return new Map(answers.map((figure) => [figure.state, bare(figure)]));
    },
  );
  const isDue = isReady && (!isEven || shares.state !== "loading");
  const key = isDue ? `assess ${states.join()} ${instrument ?? ""} ${from} ${at} ${weight.join()} ${camp.join(";")}` : null;
  const whole = useAnswer<StateFigures>(key, async () => {
    const answers = await Promise.all(
      states.map((state) => client.assess({ state, instrument, from, at, region: states, weight, camp })),
    );
    return new Map(answers.map((answer) => [answer.figure.state, answer]));
  });
  return whole.state === "loading" && whole.value === null && shares.state === "ready" ? shares : whole;
}

/** A figure of which nothing more is known yet. */
const bare = (figure: Engagement): Assessed => ({
  figure,
  grade: { grade: null, steps: [] },
  leaveOneOut: [],
  conventions: { runs: 0, leads: [] },
  camps: null,
  change: null,
});
