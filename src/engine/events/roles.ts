/** What fills a trigger's roles, by side: who may act, who may be acted on, and what the act speaks of. */
import type { Frame, Side } from "../../inventory/frames.ts";
import type { Match } from "./match.ts";
import { distinct, type Party, partiesAt, statesAt } from "./parties.ts";
import type { Scene } from "./scene.ts";
import { dependent, hasPreposition } from "./tree.ts";

// Roles a shape may name that its frame does not: who acts and who does not is the same everywhere.
const USUAL: Readonly<Record<string, Side>> = {
  agent: "actor",
  recipient: "recipient",
  patient: "recipient",
  target: "recipient",
  addressee: "recipient",
  victor: "recipient",
  owner: "recipient",
};

export function partiesOf(scene: Scene, match: Match, wanted: "actor" | "recipient"): Party[] {
  const places = match.fillers.get("place");
  const found: Party[] = [];
  for (const [role, nodes] of match.fillers) {
    if (isSide(match, role, wanted)) found.push(...(nodes === places ? statesAt(scene, nodes) : partiesAt(scene, nodes)));
  }
  if (wanted === "actor" && found.length > 0) found.push(...coded(partiesAt(scene, fellowsOf(scene, match))));
  return distinct(found);
}

// "Oslo, along with Riga, condemned", "Oslo, joined by Riga, condemned", "Oslo condemned it, as did Riga": both do.
function fellowsOf({ tree, language }: Scene, { site, fillers }: Match): number[] {
  if (site.noun) return [];
  const { company, participation, by, echo, stead } = language.words;
  const named = (fillers.get("agent") ?? []).flatMap((agent) =>
    tree.dependents[agent].flatMap((child) => {
      // "together with Riga"
      const isTold = tree.dependents[agent].some((word) => tree.rel[word] === "advmod" && company.has(tree.lemma[word]));
      if (tree.rel[child] === "nmod")
        return hasPreposition(tree, child, company) || (isTold && hasPreposition(tree, child, language.words.with))
          ? [child]
          : [];
      const joins = tree.rel[child] === "acl" && participation.has(tree.lemma[child]);
      return joins ? tree.dependents[child].filter((other) => hasPreposition(tree, other, by)) : [];
    }),
  );
  const alike = tree.dependents[site.at].filter(
    (child) => stead.has(tree.lemma[child]) && tree.dependents[child].some((word) => echo.has(tree.lemma[word])),
  );
  // "Oslo, along with Riga, condemned", hung from the verb.
  const [agent = site.at] = fillers.get("agent") ?? [];
  const beside = tree.dependents[site.at].filter(
    (child) =>
      tree.rel[child] === "obl" &&
      agent < child &&
      child < site.at &&
      tree.form[agent + 1] === "," &&
      hasPreposition(tree, child, company),
  );
  return [...named, ...beside, ...alike.map((verb) => dependent(tree, verb, "nsubj", "obj")).filter((node) => node >= 0)];
}

export const nodesOf = (match: Match, wanted: "actor" | "recipient"): number[] =>
  [...match.fillers].flatMap(([role, nodes]) => (isSide(match, role, wanted) ? nodes : []));

function isSide(match: Match, role: string, wanted: "actor" | "recipient"): boolean {
  const side = match.trigger.frame.roles.get(role);
  const known = side ?? USUAL[role];
  return known === wanted || (known === "both" && wanted === "actor");
}

const SPEAKS_OF = ["theme", "charge", "content", "organisation", "cause", "demand", "proposer"];

export const themesOf = (match: Match): number[] => SPEAKS_OF.flatMap((role) => match.fillers.get(role) ?? []);

export const named = (scene: Scene, node: number): Party[] => coded(partiesAt(scene, [node]));

export const modifiersOf = (
  { tree, language }: Scene,
  node: number,
  kind: "aimed" | "locative" | "with" | "between" | "away",
): number[] =>
  tree.dependents[node].filter((child) => tree.rel[child] === "nmod" && hasPreposition(tree, child, language.words[kind]));

// "the Danish embassy bombings": what stands before a blow may be what it fell on.
export const isStruck = ({ site, trigger }: Match, { code }: Party): boolean =>
  site.noun && VIOLENT.test(trigger.frame.content) && MISSION.test(code ?? "");

export const MISSION = /:GOV:DIP/;

export const VIOLENT = /^(attack|unconv|wmd)/;

/** "sent 660,000 doses of it": whoever makes what is given is not given it. */
export const isMaker = ({ content }: Frame, code: string | null): boolean =>
  /^aid/.test(content) && /:(?:BUS|MNC)\b/.test(code ?? "");

// Rebels, opposition and people are another side than the state they are of.
export const sideOf = (code: string | null): string | null =>
  /:(REB|UAF|CRM|OPP|CVL)\b/.test(code ?? "") ? code : (code?.split(":")[0] ?? null);

export const coded = (parties: readonly Party[]): Party[] => parties.filter((party) => party.code !== null);
