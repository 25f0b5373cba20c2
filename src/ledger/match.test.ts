import { describe, expect, it } from "vitest";
import { type Told, telling } from "../../fixtures/worlds/telling.ts";
import { FIRST_DAY, LAST_DAY } from "../document/phases.ts";
import { frames } from "../inventory/frames.ts";
import { scenes } from "../inventory/scenes.ts";
import { gather } from "./cluster.ts";
import { kindsAlike } from "./kinds.ts";
import { SAME, sameness } from "./match.ts";
import { reportsOf } from "./report.ts";
import { tellingOf } from "./telling.ts";

const TERMEZ = { name: "Termez", country: "UZB", lat: 37.22, lon: 67.28 };
const NUKUS = { name: "Nukus", country: "UZB", lat: 42.46, lon: 59.6 };
const UZBEKISTAN = { name: "Uzbekistan", country: "UZB", lat: 41.7, lon: 63.8, km: 300 };

let texts = 0;
const told = (event: Partial<Told> = {}, published: string | null = "2021-08-02", account = "account number") => {
  const words = `${account} ${texts++}`;
  const document = telling({
    text: `Before it. ${words}. After it.`,
    issuer: `Paper ${texts}`,
    published,
    events: [{ words, actors: ["RUS", "UZB"], frame: "joint-exercise", ...event }],
  });
  return tellingOf(reportsOf(document));
};
const one = (a: ReturnType<typeof told>, b: ReturnType<typeof told>): boolean => sameness(a, b) >= SAME;

describe("two papers tell of one happening", () => {
  it("when one names forces and the other states", () =>
    expect(one(told({ actors: ["RUS:MIL", "UZB:MIL"], time: "2021-08-01" }), told({ time: "2021-08-01" }))).toBe(true));

  it("when one says that troops came and the other that they trained", () =>
    expect(one(told({ frame: "deploy-forces", type: "MOBILIZE" }), told())).toBe(true));

  it("when one gives the day and the other only tells it as news", () =>
    expect(one(told({ time: "2021-08-01", place: TERMEZ }), told({ place: TERMEZ }, "2021-08-03"))).toBe(true));

  it("when one gives the month and the other the days", () =>
    expect(one(told({ time: "2021-03", place: TERMEZ }), told({ time: "2021-03-23/2021-03-27", place: TERMEZ }))).toBe(true));

  it("when one gives the town and the other the state", () =>
    expect(one(told({ time: "2021-08-01", place: TERMEZ }), told({ time: "2021-08-01", place: UZBEKISTAN }))).toBe(true));

  it("when one says that it was for the people of a state", () => {
    const aid = { type: "AID", frame: "give-aid", reciprocal: false, actors: ["USA"] };
    expect(one(told({ ...aid, recipients: ["UZB:CVL"] }), told({ ...aid, recipients: ["UZB"] }))).toBe(true);
  });

  it("when one leaves out a party", () =>
    expect(one(told({ actors: ["RUS", "UZB", "TJK"], time: "2021-08-05" }), told({ time: "2021-08-05" }))).toBe(true));

  it("when a day or a figure is wrong", () =>
    expect(
      one(
        told({ time: "2021-08-01", place: TERMEZ, size: { value: 1500 } }),
        told({ time: "2021-08-02", place: TERMEZ, size: { value: 1600 } }),
      ),
    ).toBe(true));

  it("when one tells of the withdrawal and the other of the troops that had been there", () => {
    const force = { actors: ["FRA"], recipients: ["NER"], reciprocal: false };
    expect(
      one(
        told({ ...force, frame: "withdraw-forces", type: "RETREAT", time: "2021-08-01" }),
        told({ ...force, frame: "station-forces", type: "MOBILIZE", place: { name: "Niger", country: "NER", km: 600 } }),
      ),
    ).toBe(true);
  });

  it("when a protest is told from where it was said and from where it was heard", () => {
    const note = { frame: "complain-officially", type: "ACCUSE", actors: ["JPN"], recipients: ["PRK"], reciprocal: false };
    const [here, there] = [
      { name: "Beijing", country: "CHN" },
      { name: "Pyongyang", country: "PRK" },
    ];
    expect(one(told({ ...note, place: here }), told({ ...note, place: there }))).toBe(true);
  });

  it("when one announced for the day what the other saw done", () => {
    const force = { frame: "deploy-forces", actors: ["RUS"], recipients: ["UZB"], reciprocal: false, time: "2021-08-01" };
    const done = told({ ...force, type: "MOBILIZE", stated: "realised" });
    expect(one(told({ ...force, type: "THREATEN", stated: "announced" }, "2021-08-01"), done)).toBe(true);
    expect(one(told({ ...force, type: "THREATEN", stated: "announced", time: null }, "2021-08-01"), done)).toBe(false);
  });

  it("when one says that relations were opened and the other that the paper on it was signed", () => {
    const day = { time: "2021-08-01", type: "SUPPORT" };
    expect(one(told({ ...day, frame: "establish-relations" }), told({ ...day, frame: "sign-agreement" }))).toBe(true);
  });

  it("when one names a mission and the other the body that sent it", () => {
    const force = { type: "MOBILIZE", frame: "deploy-forces", reciprocal: false, recipients: ["BIH"], time: "2021-08-01" };
    expect(one(told({ ...force, actors: ["IGO:EUFOR"] }), told({ ...force, actors: ["IGO:EU"] }))).toBe(true);
    expect(one(told({ ...force, actors: ["IGO:EUFOR"] }), told({ ...force, actors: ["IGO:NATO"] }))).toBe(false);
  });

  it("when each names one half of a coalition and a third names both", () => {
    const strike = { type: "ASSAULT", frame: "attack", reciprocal: false, recipients: ["YEM"], time: "2021-08-01" };
    const [some, others] = [told({ ...strike, actors: ["USA"] }), told({ ...strike, actors: ["GBR"] })];
    const groups = (...tellings: ReturnType<typeof told>[]) => gather(tellings.flatMap(({ reports }) => reports)).length;
    expect(groups(some, others)).toBe(2);
    expect(groups(some, others, told({ ...strike, actors: ["USA", "GBR"] }))).toBe(1);
  });

  it("when what one gives, the other gets", () => {
    const aid = { type: "AID", frame: "give-aid", reciprocal: false, time: "2021-08-01" };
    expect(
      one(told({ ...aid, actors: ["CHN"], recipients: ["TJK"] }), told({ ...aid, actors: ["TJK"], recipients: ["CHN"] })),
    ).toBe(true);
  });
});

describe("two papers tell of two happenings", () => {
  it("when one of them is the accord to meet", () => {
    const talks = { frame: "meet", time: "2021-08-01", stated: "realised" as const };
    expect(one(told({ ...talks, type: "CONSULT" }), told({ ...talks, type: "CONSULT" }))).toBe(true);
    expect(one(told({ ...talks, type: "CONSULT" }), told({ ...talks, type: "AGREE" }))).toBe(false);
  });

  it("when two of them met on one day and all three on the next", () => {
    const talks = { frame: "meet", type: "CONSULT", place: TERMEZ };
    const all = { ...talks, actors: ["RUS", "UZB", "TJK"] };
    expect(one(told({ ...talks, time: "2021-08-01" }), told({ ...all, time: "2021-08-01" }))).toBe(true);
    expect(one(told({ ...talks, time: "2021-08-01" }), told({ ...all, time: "2021-08-02" }))).toBe(false);
  });

  it("but less surely when the third is a movement of one of the two", () => {
    const paper = { frame: "sign-agreement", type: "SUPPORT", time: "2021-08-01" };
    const two = told({ ...paper, actors: ["ETH", "SOM:PRE"], recipients: [] });
    expect(sameness(two, told({ ...paper, actors: ["ETH", "SOM:PRE", "SOM"] }))).toBeGreaterThan(
      sameness(two, told({ ...paper, actors: ["ETH", "SOM:PRE", "DJI"] })),
    );
  });

  it("when the places are two towns", () =>
    expect(one(told({ time: "2021-08-01", place: TERMEZ }), told({ time: "2021-08-01", place: NUKUS }))).toBe(false));

  it("when a week lies between", () =>
    expect(one(told({ time: "2021-08-01", place: TERMEZ }), told({ time: "2021-08-09", place: TERMEZ }))).toBe(false));

  it("when each accuses the other", () => {
    const charge = { type: "ACCUSE", frame: "accuse", reciprocal: false, tone: -3, time: "2021-08-01" };
    expect(
      one(told({ ...charge, actors: ["KGZ"], recipients: ["TJK"] }), told({ ...charge, actors: ["TJK"], recipients: ["KGZ"] })),
    ).toBe(false);
  });

  it("when whom one lets act the other lets suffer", () => {
    const charge = { type: "ACCUSE", frame: "accuse", reciprocal: false, tone: -3, time: "2021-08-01" };
    expect(
      one(
        told({ ...charge, actors: ["IRN", "TJK"], recipients: ["AFG"] }),
        told({ ...charge, actors: ["TJK"], recipients: ["IRN"] }),
      ),
    ).toBe(false);
  });

  it("when the acts are of two kinds", () =>
    expect(one(told({ time: "2021-08-01" }), told({ time: "2021-08-01", frame: "shell", type: "ASSAULT" }))).toBe(false));

  it("when three trained in days of which two of them told only a month", () =>
    expect(
      one(
        told({ actors: ["RUS", "UZB", "TJK"], time: "2021-08-05/2021-08-10" }, "2021-08-11", "three armies climbed mountains"),
        told({ time: "2021-07-30/2021-08-29", place: TERMEZ }, "2021-08-02", "paratroopers crossed rivers"),
      ),
    ).toBe(false));

  it("when one has a party more and nothing else says that it is the same", () => {
    const accord = { frame: "sign-agreement", type: "AGREE" };
    expect(
      one(
        told({ ...accord, actors: ["CHN", "UZB"] }, "2022-09-16", "papers on trade"),
        told({ ...accord, actors: ["CHN", "KGZ", "UZB"] }, "2022-09-15", "railway"),
      ),
    ).toBe(false);
  });

  it("when two powers had the same guests in one week", () => {
    const guests = { frame: "host-visit", type: "CONSULT", reciprocal: false, recipients: ["KAZ", "KGZ", "TJK", "UZB"] };
    expect(
      one(
        told({ ...guests, actors: ["CHN"] }, "2022-01-26", "summit of leaders"),
        told({ ...guests, actors: ["IND"] }, "2022-01-27", "summit of leaders"),
      ),
    ).toBe(false);
  });

  it("when one promises what the other does not speak of", () => {
    const day = { time: "2024-07-08", type: "AGREE" };
    expect(
      one(
        told(
          { ...day, frame: "sign-agreement", actors: ["JPN", "PHL"] },
          "2024-07-09",
          "defence accord covers soldiers training abroad",
        ),
        told(
          { ...day, frame: "promise", actors: ["JPN"], recipients: ["PHL"], reciprocal: false },
          "2024-07-09",
          "patrol ships promised coast guard fleet gift",
        ),
      ),
    ).toBe(false);
  });

  it("when one asks for the truce that the others agree on", () => {
    const truce = { frame: "ceasefire", actors: ["KGZ", "TJK"], time: "2021-08-01" };
    expect(
      one(
        told({ ...truce, type: "AGREE" }),
        told({ ...truce, type: "REQUEST", actors: ["IGO:UN"], recipients: ["KGZ", "TJK"], reciprocal: false }),
      ),
    ).toBe(false);
  });

  it("when one tells of the fight and the other of a blow in it", () => {
    const fire = { type: "ASSAULT", tone: -9 };
    expect(
      one(
        told({ ...fire, frame: "clash", actors: ["KGZ", "TJK"] }, "2021-08-02", "fighting along rivers"),
        told(
          { ...fire, frame: "shell", actors: ["KGZ"], recipients: ["TJK"], reciprocal: false },
          "2021-08-02",
          "village burning",
        ),
      ),
    ).toBe(false);
  });

  it("when they share but one party of two", () =>
    expect(one(told({ time: "2021-08-01" }), told({ time: "2021-08-01", actors: ["RUS", "KAZ"] }))).toBe(false));
});

describe("a telling", () => {
  it("takes the day from one line of its text and the place from another", () => {
    const [headline, lead] = ["Russia and Uzbekistan train", "armies trained at Termez on August 1"];
    const document = telling({
      text: `${headline}. The ${lead}.`,
      issuer: "A paper",
      published: "2021-08-02",
      events: [
        { words: headline, actors: ["RUS", "UZB"], frame: "joint-exercise" },
        { words: lead, actors: ["RUS", "UZB"], frame: "joint-exercise", time: "2021-08-01", place: TERMEZ },
      ],
    });
    const whole = tellingOf(reportsOf(document));
    expect([whole.time.value, whole.place?.name]).toEqual(["2021-08-01", "Termez"]);
  });

  const [russia, uzbekistan] = [["RUS"], ["UZB"]];
  const happenings = (
    events: readonly Told[],
    text = "Russian aid reaches Termez. Russia sent flour to Uzbekistan on Monday. Later lines.",
  ) => gather(reportsOf(telling({ text, title: "Russian aid reaches Termez", published: "2021-08-04", events }))).length;

  it("is one with its headline, though the headline is read as another kind of act", () => {
    const lead: Told = {
      words: "Russia sent flour",
      type: "AID",
      frame: "give-aid",
      actors: russia,
      recipients: uzbekistan,
      time: "2021-08-02",
    };
    const headline: Told = {
      words: "Russian aid reaches Termez",
      type: "CONSULT",
      frame: "visit",
      actors: russia,
      recipients: uzbekistan,
    };
    expect(happenings([headline, lead])).toBe(1);
    // Further down, a visit is a visit.
    expect(happenings([lead, { ...headline, words: "Later lines" }])).toBe(2);
  });

  it("is not its headline's where its reader found that line elsewhere", () => {
    const text = "Russia leaves Uzbekistan. It took a man in. Russia withdrew from the town.";
    const leaves = { words: "Russia leaves", type: "RETREAT", frame: "withdraw-forces", actors: russia, recipients: uzbekistan };
    const refuge = { words: "took a man in", type: "AID", frame: "grant-asylum", actors: russia, recipients: uzbekistan };
    const [title, published] = ["Russia leaves Uzbekistan.", "2021-08-04"];
    const held = (mentions: readonly string[]) =>
      gather(reportsOf(telling({ text, title, published, events: [{ ...leaves, mentions }, refuge] }))).length;
    expect(held([])).toBe(1);
    expect(held(["Russia withdrew"])).toBe(2);
  });

  it("is one with its headline that has a group for those whom the line names", () => {
    const text = "Plateau states recall envoys. Three of them have called home their ambassadors.";
    const recall = { type: "SANCTION", frame: "recall-envoy", recipients: ["DZA"], tone: -5 };
    const named = (actors: readonly string[]) => {
      const events = [
        { ...recall, words: "recall envoys", actors: ["group:plateau"] },
        { ...recall, words: "called home", actors },
      ];
      const document = { text, title: "Plateau states recall envoys.", published: "2021-08-04", events };
      return gather(reportsOf(telling(document))).length;
    };
    expect([named(["MLI", "NER", "BFA"]), named(["FRA"])]).toEqual([1, 2]);
  });

  it("is one gift where the same is given, and two where another thing is", () => {
    const gift = { type: "AID", actors: russia, recipients: uzbekistan };
    const given = (first: string, second: string) => {
      const events = [
        { ...gift, words: first, frame: "give-aid" },
        { ...gift, words: second, frame: "give-relief" },
      ];
      return gather(reportsOf(telling({ text: `News. ${first}. ${second}.`, published: "2021-08-04", events }))).length;
    };
    expect(given("Russia provided laboratory equipment", "Moscow donated vaccine doses")).toBe(2);
    expect(given("Russia provided vaccine doses", "Moscow donated vaccine doses by aeroplane")).toBe(1);
  });

  it("is not its headline's where it is said only in passing", () => {
    const text = "Russia and Uzbekistan sign. They signed during a visit.";
    const reports = reportsOf(
      telling({
        text,
        title: "Russia and Uzbekistan sign.",
        published: "2021-08-04",
        events: [
          { words: "sign", frame: "sign-agreement", type: "AGREE", actors: ["RUS", "UZB"] },
          { words: "visit", frame: "visit", type: "CONSULT", class: "presupposed", actors: russia, recipients: uzbekistan },
        ],
      }),
    );
    expect(gather(reports).length).toBe(2);
  });

  it("is one with its headline though another body of the same side is named there", () => {
    const text = "Russia joins the mission. Russia sent troops to Uzbekistan on Monday.";
    const force = { frame: "deploy-forces", type: "MOBILIZE", actors: ["RUS:MIL"], reciprocal: false };
    const reports = reportsOf(
      telling({
        text,
        title: "Russia joins the mission.",
        published: "2021-08-04",
        events: [
          { ...force, words: "joins", recipients: ["IGO:CSTO"] },
          { ...force, words: "sent", recipients: uzbekistan },
        ],
      }),
    );
    expect(gather(reports).length).toBe(1);
  });

  it("need not name both parties again for the same act", () => {
    const lead: Told = {
      words: "Russia sent flour",
      frame: "withdraw-forces",
      actors: russia,
      recipients: uzbekistan,
      time: "2021-08-02",
    };
    const later: Told = { words: "Later lines", frame: "withdraw-forces", actors: ["UZB:MIL"], recipients: uzbekistan };
    expect(happenings([lead, later])).toBe(1);
  });
});

describe("a day that is hardly known", () => {
  it("reaches back to when it was told, where only the end is told", () => {
    const until = told({ time: "../2021-08-10", place: TERMEZ }, "2021-08-03");
    expect(one(until, told({ place: TERMEZ }, "2021-07-30"))).toBe(true);
    expect(one(until, told({ time: "2021-06-01", place: TERMEZ }, "2021-06-02"))).toBe(false);
  });

  const aid = { type: "AID", frame: "give-aid", reciprocal: false, actors: ["RUS"], recipients: ["TJK"] };

  it("is that of the news, where only the year is told", () => {
    const thisYear = told({ ...aid, time: "2021" }, "2021-10-23");
    expect(one(thisYear, told({ ...aid, time: "2021-10-21" }, "2021-10-23"))).toBe(true);
    expect(one(thisYear, told({ ...aid, time: "2021-04-09" }, "2021-04-10"))).toBe(false);
  });
});

describe("what goes on for days", () => {
  it("is told by its first day and by its last", () => {
    const day = (time: string, rule: string) => {
      const text = `${rule} of the drill, number ${texts++}`;
      const document = telling({
        text,
        published: time,
        events: [{ words: text, actors: ["RUS", "UZB"], frame: "joint-exercise", time }],
      });
      const basis = rule === "" ? [] : [{ field: "time", rule, span: null }];
      return tellingOf(reportsOf({ ...document, events: document.events.map((event) => ({ ...event, basis })) }));
    };
    expect(one(day("2021-08-01", FIRST_DAY), day("2021-08-09", LAST_DAY))).toBe(true);
    expect(one(day("2021-08-01", LAST_DAY), day("2021-08-09", FIRST_DAY))).toBe(false);
    expect(one(day("2021-08-01", ""), day("2021-08-09", ""))).toBe(false);
  });

  it("is news while it does, and dated by its end", () =>
    expect(one(told({ place: TERMEZ }, "2021-08-02"), told({ time: "2021-08-09", place: TERMEZ }, "2021-08-10"))).toBe(true));

  it("is no other day's where it does not last", () => {
    const accord = { frame: "sign-agreement", type: "AGREE" };
    expect(
      one(told({ ...accord, place: TERMEZ }, "2021-08-02"), told({ ...accord, time: "2021-08-09", place: TERMEZ }, "2021-08-10")),
    ).toBe(false);
  });
});

describe("a day to come of what is told as past", () => {
  it("was read wrongly, and is that of the news", () =>
    expect(
      one(
        told({ frame: "sign-agreement", type: "AGREE", stated: "realised", time: "2021-08-08", place: TERMEZ }),
        told({ frame: "sign-agreement", type: "AGREE", time: "2021-08-01", place: TERMEZ }),
      ),
    ).toBe(true));
});

describe("kinds of act", () => {
  it("are frames of the inventory", () => expect([...scenes.keys()].filter((frame) => !frames.has(frame))).toEqual([]));

  it("are alike within a scene, and hardly by type alone", () => {
    const kind = (frame: string | null, type: string | null) => ({ frame, type });
    expect(kindsAlike(kind("deploy-forces", "MOBILIZE"), kind("joint-exercise", "COOPERATE"))).toBe(0.75);
    // Many blows are struck in one fight; an attack may be any of them.
    expect(kindsAlike(kind("shell", "ASSAULT"), kind("air-strike", "ASSAULT"))).toBe(0.2);
    expect(kindsAlike(kind("shell", "ASSAULT"), kind("attack", "ASSAULT"))).toBe(0.5);
    expect(kindsAlike(kind("joint-exercise", "COOPERATE"), kind("build-link", "COOPERATE"))).toBe(0.1);
    expect(kindsAlike(kind("meet", "CONSULT"), kind("shell", "ASSAULT"))).toBe(0);
  });

  it("are another where one asks for what the other does", () => {
    const [agreed, asked] = [
      { frame: "ceasefire", type: "AGREE" },
      { frame: "ceasefire", type: "REQUEST" },
    ];
    expect(kindsAlike(agreed, asked)).toBe(0);
    expect(kindsAlike({ frame: "appeal", type: "REQUEST" }, { frame: "give-aid", type: "REQUEST" })).toBe(0.6);
  });
});
