import { describe, expect, it } from "vitest";
import type { EventMention, Judged, Judgement } from "../../document/stages.ts";
import { ontologies } from "../../packs/ontologies/index.ts";
import { linkEvents } from "./index.ts";

const packs = { plover: ontologies.plover, cameo: ontologies.cameo };
const party = (code: string | null) => ({ code, mention: null, span: null });

function event(more: Partial<EventMention>): EventMention {
  const span = { start: 0, end: 3 };
  return {
    ...{ id: "e1", frame: "give-aid", operators: [], head: 0, trigger: span, span, fillers: [], reciprocal: false },
    ...{ actors: [party("NOR")], recipients: [party("MWI")], time: null, place: null, magnitudes: [], partOf: null },
    ...{ mentions: [span], proposed: null, basis: [] },
    ...more,
  };
}

const plain: Judgement = { status: "happened", factuality: "CT+", class: "report", chain: [], stated: null, basis: [] };

const linked = (events: EventMention[], judgement: Partial<Judgement> = {}) =>
  linkEvents(
    {
      tokens: [{ feats: "_" }],
      sentences: [],
      times: [{ id: "t1", value: "1688" }],
      article: { published: "2021-04-02" },
      events,
      judgements: events.map(() => ({ ...plain, ...judgement })),
    } as unknown as Judged,
    packs,
  );

describe("link", () => {
  it("codes an act by both ontologies and says by which rule", () => {
    const [aid] = linked([event({})]);
    expect([aid.plover.type, aid.cameo.code, aid.instrument, aid.presence, aid.tone]).toEqual(["AID", "070", "economic", 1, 10]);
    expect(aid.basis).toContainEqual({ field: "plover", rule: "plover: give-aid", span: aid.trigger });
  });
  it("gives a promise no presence yet and diplomacy as its means", () => {
    const [promise] = linked([event({ operators: ["promise"] })]);
    expect([promise.plover.type, promise.cameo.code, promise.instrument, promise.presence]).toEqual([
      "AGREE",
      "033",
      "diplomatic",
      0,
    ]);
  });
  it("counts what two named parties are reported to have done", () => expect(linked([event({})])[0].counted).toBe(true));
  it("does not count what is hoped, denied, imputed or scripture", () => {
    for (const judgement of [{ status: "hoped" }, { status: "denied" }, { class: "imputed" }, { class: "scripture" }] as const) {
      expect(linked([event({})], judgement)[0].counted, JSON.stringify(judgement)).toBe(false);
    }
  });
  it("does not count an act whose other party is not named", () => {
    const [alone] = linked([event({ recipients: [party(null)] })]);
    expect([alone.counted, alone.why]).toEqual([false, "only one party is named"]);
  });
  it("does not count what a text of today tells of another century", () => {
    const [siege] = linked([event({ frame: "attack", time: "t1" })]);
    expect([siege.counted, siege.why]).toEqual([false, "told as history, more than 20 years before the text"]);
  });
  it("does not count what firms and people do among themselves, nor their figures of speech", () => {
    const purchase = { frame: "trade", actors: [party("JPN:BUS")], recipients: [party("NLD:BUS")] };
    const rivalry = { frame: "attack", actors: [party("KOR:BUS")], recipients: [party("USA")] };
    expect(linked([event(purchase), event(rivalry)]).map(({ counted }) => counted)).toEqual([false, false]);
  });
  it("lists a part behind its whole and does not count it", () => {
    const arrival = event({ id: "e1", frame: "deploy-forces", partOf: "e2" });
    const drill = event({ id: "e2", frame: "joint-exercise", trigger: { start: 9, end: 12 } });
    const [whole, part] = linked([arrival, drill]);
    expect([part.plover.type, part.partOf, part.counted]).toEqual(["COOPERATE", whole.id, false]);
    expect(whole.counted).toBe(true);
  });
  it("makes no event of what no ontology codes, and numbers the rest in order", () => {
    const events = linked([event({ frame: "say" }), event({ id: "e2", trigger: { start: 5, end: 7 } })]);
    expect(events.map(({ id, frame }) => [id, frame])).toEqual([["e1", "give-aid"]]);
  });
  it("keeps what only the classifier proposes apart", () => {
    const [guess] = linked([event({ frame: null, proposed: { type: "ACCUSE", score: 0.7 } })]);
    expect([guess.plover.type, guess.cameo.code, guess.counted]).toEqual(["ACCUSE", null, false]);
  });
});
