import type { DocumentRow, Engagement, Happening } from "../../client/answers.ts";
import { useAddress } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import type { Address } from "../state/address.ts";
import { DEFAULT_SCOPE, huesOf, type Scope } from "../state/scope.ts";
import { isoDay } from "../state/weeks.ts";

export interface ScopeNow extends Scope {
  readonly address: Address;
  readonly documents: readonly DocumentRow[];
  readonly happenings: readonly Happening[];
  /** The four powers that have a hue, in its order. */
  readonly hues: readonly string[];
  /** ISO 8601 day the figures are at: the address's, else the last on which any document was put out. */
  readonly at: string;
  readonly isReady: boolean;
}

export function useScope(): ScopeNow {
  const address = useAddress();
  const list = useAnswer("documents", () => client.documents());
  const presets = useAnswer("presets", () => client.presets());
  const told = useAnswer("happenings", () => client.happenings({ limit: 500 }));
  const { states, powers } = presets.value?.[0] ?? DEFAULT_SCOPE;
  const documents = list.value?.documents ?? [];
  const happenings = told.value ?? [];
  const last = documents.reduce<string | null>((latest, { published, latest: bound }) => {
    const day = (published ?? bound)?.slice(0, 10) ?? null;
    return day !== null && (latest === null || day > latest) ? day : latest;
  }, null);
  const at = address.at ?? last ?? isoDay(Math.floor(Date.now() / 86_400_000));
  return {
    states,
    powers,
    address,
    documents,
    happenings,
    hues: huesOf(powers, happenings),
    at,
    isReady: list.state !== "loading",
  };
}

export type StateFigures = ReadonlyMap<string, Engagement>;

/** The figures of every state of the scope, in one answer. */
export function useFigures({ states, at, isReady }: Pick<ScopeNow, "states" | "at" | "isReady">, instrument: string | null) {
  const key = isReady ? `engagement ${states.join()} ${instrument ?? ""} ${at}` : null;
  return useAnswer<StateFigures>(key, async () => {
    const answers = await Promise.all(states.map((state) => client.engagement({ state, instrument, at, region: states })));
    return new Map(answers.map((answer) => [answer.state, answer]));
  });
}
