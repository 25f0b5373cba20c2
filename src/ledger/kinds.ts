/**
 * Whether two frames can be tellings of one act. One paper writes that troops arrived for a drill, another that two armies
 * trained, a third that a thousand men took part: a scene holds the frames in which one thing is commonly told.
 */

export interface Kind {
  readonly frame: string | null;
  readonly type: string | null;
}

const SCENES: readonly (readonly string[])[] = Object.values({
  drill: "joint-exercise own-exercise joint-patrol deploy-forces show-force train-forces attend-forum cooperate",
  deployment: "deploy-forces deploy-weapons deploy-police station-forces send-peacekeepers protect occupy invade mobilise",
  withdrawal: "withdraw-forces close-base stand-down",
  fighting:
    "attack ambush air-strike break-ceasefire clash destroy-property drone-strike kill missile-strike shell shoot shoot-down sink wound invade occupy massacre bomb suicide-bomb",
  truce: "ceasefire agree-mutually reach-agreement sign-agreement stand-down",
  meeting: "attend-forum brief convene discuss host-visit invite meet negotiate phone-call send-envoy visit mediate",
  accord:
    "agree-mutually agree-to-act sign-agreement reach-agreement ratify approve-plan promise cooperate trade invest co-produce establish-relations",
  aid: "give-aid give-economic-aid give-relief give-military-aid send-experts treat-medical rescue rebuild invest offer promise",
  building: "build-link co-produce open-route rebuild invest cooperate",
  arming: "give-military-aid sell-arms co-produce",
  flight: "flee grant-asylum shelter-refugees allow-access permit",
  accusing: "accuse blame condemn criticise complain-officially express-concern summon-envoy warn",
  asking: "appeal demand petition rally-support",
  refusing: "refuse reject-proposal deny-claim not-permit",
  backing: "express-support endorse praise welcome-act defend-verbally thank congratulate",
  punishing: "impose-sanctions impose-tariff freeze-assets ban-trade suspend-trade cut-supply ban-travel",
  breaking: "expel-diplomats expel-mission recall-envoy recall-mission close-mission reduce-relations break-relations",
  penalty: "arrest convict try-in-court charge-formally",
}).map((frames) => frames.split(" "));

const scenesOf = new Map<string, Set<number>>();
for (const [scene, frames] of SCENES.entries()) {
  for (const frame of frames) scenesOf.set(frame, (scenesOf.get(frame) ?? new Set()).add(scene));
}

/** 1 the same frame, .75 one scene, .1 one type of the ontology and no more, 0 otherwise. */
export function kindsAlike(a: Kind, b: Kind): number {
  if (a.frame !== null && a.frame === b.frame) return 1;
  const [one, other] = [scenesOf.get(a.frame ?? ""), scenesOf.get(b.frame ?? "")];
  if (one !== undefined && other !== undefined) {
    for (const scene of one) if (other.has(scene)) return 0.75;
  }
  if (a.type === null || a.type !== b.type) return 0;
  return a.frame === null && b.frame === null ? 1 : a.frame === null || b.frame === null ? 0.6 : 0.1;
}

/** Every frame a scene names, for the test that they are frames. */
export const namedFrames = (): readonly string[] => [...scenesOf.keys()];
