/** An event as ontologies look at it: frames, classes of what fills the roles, kinds of the parties. */
import { overlaps } from "../../base/span.ts";
import type { EventMention } from "../../document/stages.ts";
import { frames } from "../../inventory/frames.ts";
import type { Coded } from "../ontology.ts";

/** `null` when the classifier alone proposed the event and no frame was read. */
export function codedOf(event: EventMention, events: readonly EventMention[]): Coded | null {
  const frame = event.frame ? frames.get(event.frame) : undefined;
  if (!frame) return null;
  const operators = event.operators.flatMap((id) => frames.get(id) ?? []);
  const whole = event.partOf ? events.find((other) => other.id === event.partOf) : undefined;
  return {
    operators,
    frame,
    theme: themeOf(event),
    agent: kindsOf(event.actors),
    recipient: kindsOf(event.recipients),
    reciprocal: event.reciprocal,
    place: placeSeen(event),
    partOf: whole?.frame ?? null,
  };
}

// Whoever acts or is acted on is no theme; but the noun that stands for an actor tells with what it acts ("jets struck").
function themeOf(event: EventMention): Set<string> {
  const classes = new Set<string>();
  for (const filler of event.fillers) {
    const party = [...event.actors, ...event.recipients].some(({ span }) => span && overlaps(span, filler.span));
    if (!party || filler.role === "theme" || filler.role === "agent") for (const name of filler.classes) classes.add(name);
  }
  return classes;
}

// Kinds of actors by the sector of their code.
const KINDS: Readonly<Record<string, string>> = {
  GOV: "government",
  MIL: "military",
  PRM: "military",
  COP: "police",
  SPY: "government",
  REB: "rebel",
  UAF: "rebel",
  CRM: "rebel",
  JUD: "court",
  LEG: "government",
  OPP: "party",
  PTY: "party",
};

function kindsOf(parties: EventMention["actors"]): Set<string> {
  const kinds = new Set<string>();
  for (const { code } of parties) {
    if (!code) continue;
    const parts = code.split(":");
    if (parts[0] === "IGO") kinds.add("organisation");
    else if (parts.length === 1) kinds.add(/^[A-Z]{3}$/.test(code) ? "state" : "civil");
    else kinds.add(KINDS[parts[1]] ?? "civil");
  }
  return kinds;
}

function placeSeen({ place, actors, recipients }: EventMention): Coded["place"] {
  if (!place?.country) return null;
  const state = (code: string | null) => code?.split(":")[0];
  if (actors.some((party) => state(party.code) === place.country)) return "agent";
  return recipients.some((party) => state(party.code) === place.country) ? "recipient" : "third";
}
