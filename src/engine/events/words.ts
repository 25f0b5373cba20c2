import type { FromText } from "./headline.ts";
import type { CountDays } from "./relative-day.ts";
import type { FromBefore } from "./told-before.ts";
import type { TreeMends } from "./tree.ts";
import type { FromAbove } from "./under-act.ts";

/** What finding events needs of a language. */
export interface EventWords {
  readonly triggers: readonly TriggerRow[];
  /** Lemma to the inventory classes it belongs to. */
  readonly classes: ReadonlyMap<string, readonly string[]>;
  /** What a form the tagger gave no known lemma may be a form of ("extradited": `extradite`); best first. */
  readonly guess: (form: string) => readonly string[];
  /** What its parsers err in. */
  readonly mends: TreeMends;
  /** How it counts days from another act: "a day after the raid". */
  readonly countDays: CountDays;
  /** What it leaves unsaid of an act told before. */
  readonly fromBefore: FromBefore;
  /** And what a noun of an act leaves to the act above it. */
  readonly fromAbove: FromAbove;
  /** What a headline and an entry leave to the lines around them. */
  readonly fromText: FromText;
  /** Words that carry an act or turn it into another, by kind. */
  readonly words: Readonly<Record<EventWordKind, ReadonlySet<string>>>;
}

/** One row of the lexicon of triggers: lemma (or several words), part of speech, shape of the arguments, frame. */
export interface TriggerRow {
  readonly lemma: string;
  readonly pos: string;
  readonly shape: string;
  readonly frame: string;
}

export const EVENT_WORD_KINDS = [
  "future", // "will": what is announced
  "future-in-past", // "would" in reported speech
  "obligation", // "must": a demand when another is meant
  "obliging", // "has to": what binds by its infinitive
  "perfect", // "must have fired" is a guess
  "possibility", // "may"
  "negator",
  "transparent", // "decide to": the act is the next verb's
  "forcing", // "was forced to leave": the act is done, by nobody's order that is told
  "light", // "hold talks": the act is the object's
  "participation", // "participate in"
  "undergoing", // "faced criticism": done to the subject
  "rehearsal", // "rehearsed how to repel an attack"
  "mock", // "a simulated attack"
  "accusation", // "a charge Oslo dismissed": laid against whoever turns it down
  "quarrel", // "a trade war"
  "hire", // "hackers in the pay of Oslo": Oslo's
  "naming", // "denounced as a provocation the drills"
  "flight", // "crossed into Chad to save their lives": soldiers who come so invade nobody
  "issuing", // "the statement that Oslo issued"
  "owning", // "claim (responsibility for) an attack"
  "blame", // "responsibility"
  "leave-off", // "urged Oslo to release the crew": what is asked of whoever did the wrong
  "phase-stop", // "suspend aid" is aid cut
  "phase-go", // "resume aid" is aid given
  "occur", // "take place"
  "opening", // "began on Monday": the day is the first
  "closing", // "concluded today": the day is the last
  "determiner", // "impose a curfew": left out of triggers of several words
  "prefix", // "re-established", "co-hosted": done again or together, and otherwise the same
  "connective", // "show of force": prepositions inside triggers of several words
  "definite", // "these exercises": told before
  "dual", // "urged both sides": those between whom something is
  "about", // "a statement on the withdrawal"
  "and", // "Indian and Thai troops"
  "between", // "talks between A and B"
  "with", // "talks with B"
  "by", // the passive's agent
  "genitive", // "of"
  "complementiser", // "that": opens what is said, promised or hoped
  "elsewhere", // "referee", "snowfall": texts that borrow the words of war
  "following", // "a day after the raid"
  "preceding", // "a day before the raid"
  "temporal", // "after the withdrawal": when something else was
  "object-acts", // "accused Oslo of arming", "kept it from arming"; "by arming" would be the subject's
  "aimed", // "action against": whom a theme is aimed at
  "locative", // "in", "near"
  "destination", // "flew to Beira": where what is brought arrives
  "seated", // "firms based in Oslo": whose they are
  "succeeding", // "Oslo followed on Tuesday": it did as another had
  "same", // "did the same"
  "local", // "the mayor said": of what fell on his own land
  "aboard", // "its crew": of what was taken
  "among", // "states, including Chad": some of those who do it
  "spite", // "despite warnings": what did not hinder an act
  "beside", // "off Cotonou": not in it
  "joint", // "joint exercises": more than one party
  "partitive", // "members of": the party is what follows
  "standing", // "Oslo, a member of the pact": Oslo, and not the pact
  "speech", // "they said they would": the speaker acts
  "purpose", // "arrived to take part"
  "meanwhile", // "when a drone struck": at the time of the clause it is told within
  "whereat", // "met in Oslo, where they signed"
  "there", // "signed there": where was told before
  "sake", // "arrived for exercises"
  "narrator", // "I", "you": whoever writes or reads
  "away", // "from"
  "answering", // "Answer: We have": who is asked, in a transcript of questions
  "requital", // "in retaliation for the raid": done by whoever is struck for it
  "resting", // "its share under the treaty": on what something rests
  "hostile", // "the enemy": whoever fights whoever puts the text out
  "means", // "gave millions through the agency": by whose hands, not to whom
  "working", // "a flight chartered by Oslo", "creditors led by Oslo": whose it is
  "condition", // "unless"
  "past", // "spoke": no participle looks like it
  "driving", // "leading Oslo to close it": whom it leads to act does
  "borne", // "Chad accused of spying": a verb never without an object
  "leave", // "asked to leave Mali"
  "mutual", // "each other"
  "lapse", // "the truce expired": nothing is done by it
  "linking", // "the bridge that links them with Chad": where it leads
  "counterpart", // "his Latvian counterpart": whose he is, is the other side
  "leading", // "the Saudi-led coalition": whose it is; "Iran-backed" is not Iran's
  "opposing", // "opponents of the accord": not of whom or what they oppose
  "foreign", // "foreign troops in Mali": there and not of there
  "paper", // "adopted a resolution which demands"
  "authoring", // "was behind the attack": who did it
  "beneath", // "has been under bombardment": whom it is done to
  "ruling", // "the junta": the government of the state a text is about
  "calm", // "called for restraint": of those who fight
  "neighbour", // "cut off power to its neighbour": with whom it deals in the passage
  "one-more", // "also met the president": not what was told before
  "topic", // "Turning to Mali, he said": what is spoken of
  "arrive", // "doses arrived in Oslo": where goods come to
  "boundary", // "a stronghold on the Thai border": not beyond it
  "company", // "Oslo, along with Riga": acts with it
  "echo", // "as did Riga"
  "stead", // "as did Riga": for the verb told before
] as const;

export type EventWordKind = (typeof EVENT_WORD_KINDS)[number];
