/**
 * The second set of wordings: passives, what is left of them behind a noun, acts told as nouns, headlines, chronicles, leads of agencies, releases that
 * say "we", whoever else may act, and how the sufferer may be told. `§` stands for the sufferer's name, `&` for its adjective.
 */

/** What an act is called in each of the forms that the frames need. */
export interface Form {
  /** PLOVER types that an honest reader may give it. */
  readonly types: readonly string[];
  readonly verb: {
    readonly infinitive: string;
    readonly past: string;
    readonly participle: string;
    readonly gerund: string;
    readonly present: string;
  };
  /** What follows the verb. */
  readonly rest: string;
  /** The passive: subject, auxiliary, participle's rest. */
  readonly borne: { readonly subject: string; readonly are: string; readonly rest: string };
  readonly noun: string;
  /** What follows the noun. */
  readonly of: string;
}

const form = (types: string, verb: string, rest: string, borne: string, noun: string): Form => {
  const [infinitive, past, participle, gerund, present] = verb.split(" ");
  const [subject, are, passiveRest = ""] = borne.split("|");
  const [head, of] = noun.split("|");
  return {
    types: types.split("|"),
    verb: { infinitive, past, participle, gerund, present },
    rest,
    borne: { subject, are, rest: passiveRest },
    noun: head,
    of,
  };
};

/** Types, verb forms, what follows the verb; passive subject, auxiliary and rest; noun and what follows it. */
export const FORMS: readonly Form[] = [
  form("ACCUSE", "condemn condemned condemned condemning condemns", "§", "§|was", "condemnation|of §"),
  form(
    "SANCTION|COERCE",
    "expel expelled expelled expelling expels",
    "two & diplomats",
    "two & diplomats|were",
    "expulsion|of two & diplomats",
  ),
  form("ASSAULT", "bomb bombed bombed bombing bombs", "two & bases", "two & bases|were", "bombing|of two & bases"),
  form(
    "SANCTION",
    "impose imposed imposed imposing imposes",
    "sanctions on §",
    "sanctions on §|were",
    "imposition|of sanctions on §",
  ),
  form("ASSAULT", "invade invaded invaded invading invades", "§", "§|was", "invasion|of §"),
  form("SUPPORT", "praise praised praised praising praises", "§", "§|was", "praise|for §"),
  form(
    "SUPPORT",
    "recognise recognised recognised recognising recognises",
    "the new government of §",
    "the new government of §|was",
    "recognition|of the new government of §",
  ),
  form(
    "COERCE",
    "arrest arrested arrested arresting arrests",
    "three & journalists",
    "three & journalists|were",
    "arrest|of three & journalists",
  ),
  form(
    "CONCEDE|RETREAT",
    "lift lifted lifted lifting lifts",
    "sanctions on §",
    "sanctions on §|were",
    "lifting|of sanctions on §",
  ),
  form("AID", "give gave given giving gives", "§ forty ambulances", "§|was|forty ambulances", "gift|of forty ambulances to §"),
  form(
    "AID",
    "send sent sent sending sends",
    "90 tonnes of rice to §",
    "90 tonnes of rice|were|to §",
    "delivery|of 90 tonnes of rice to §",
  ),
  form(
    "SUPPORT|AGREE|COOPERATE",
    "sign signed signed signing signs",
    "a fisheries agreement with §",
    "a fisheries agreement with §|was",
    "signing|of a fisheries agreement with §",
  ),
  form("REQUEST", "ask asked asked asking asks", "§ for help", "§|was|for help", "request|to § for help"),
  form(
    "REJECT",
    "reject rejected rejected rejecting rejects",
    "an offer from §",
    "an offer from §|was",
    "rejection|of an offer from §",
  ),
  form(
    "THREATEN",
    "threaten threatened threatened threatening threatens",
    "§ with air strikes",
    "§|was|with air strikes",
    "threat|of air strikes against §",
  ),
  form(
    "MOBILIZE",
    "mass massed massed massing masses",
    "troops on the border with §",
    "troops|were|on the border with §",
    "massing|of troops on the border with §",
  ),
  form("ACCUSE", "accuse accused accused accusing accuses", "§ of spying", "§|was|of spying", "accusation|of spying against §"),
  form("COERCE", "seize seized seized seizing seizes", "a & trawler", "a & trawler|was", "seizure|of a & trawler"),
  form(
    "ASSAULT",
    "shell shelled shelled shelling shells",
    "& positions near the river",
    "& positions near the river|were",
    "shelling|of & positions near the river",
  ),
  form("SANCTION", "suspend suspended suspended suspending suspends", "aid to §", "aid to §|was", "suspension|of aid to §"),
  form(
    "SANCTION",
    "recall recalled recalled recalling recalls",
    "its ambassador to §",
    "the ambassador to §|was",
    "recall|of its ambassador to §",
  ),
  form(
    "THREATEN|REQUEST",
    "warn warned warned warning warns",
    "§ against any attack",
    "§|was|against any attack",
    "warning|to § against any attack",
  ),
  form(
    "ACCUSE",
    "investigate investigated investigated investigating investigates",
    "§ over the dumping of steel",
    "§|was|over the dumping of steel",
    "investigation|of § over the dumping of steel",
  ),
  form(
    "RETREAT",
    "release released released releasing releases",
    "nine & fishermen",
    "nine & fishermen|were",
    "release|of nine & fishermen",
  ),
];

export interface Side {
  readonly code: string;
  readonly name: string;
  readonly people: string;
  readonly seat: string;
}

const side = (code: string, name: string, people: string, seat: string): Side => ({ code, name, people, seat });

/** Pairs, each read both ways. */
export const PAIRS: readonly (readonly [Side, Side])[] = [
  [side("PER", "Peru", "Peruvian", "Lima"), side("MNG", "Mongolia", "Mongolian", "Ulaanbaatar")],
  [side("VNM", "Vietnam", "Vietnamese", "Hanoi"), side("GHA", "Ghana", "Ghanaian", "Accra")],
  [side("DZA", "Algeria", "Algerian", "Algiers"), side("PRT", "Portugal", "Portuguese", "Lisbon")],
];

const capital = (text: string): string => text[0].toUpperCase() + text.slice(1);
const terse = (text: string): string => text.replace(/\b(?:the|a|an|its) /g, "");
/** What stands below, so that a text is long enough to be known for English. */
const BODY =
  "The port is calm, residents said on Monday. The mayor met fishermen and promised to pay for the boats that were lost in the storm.";
/** A headline, above a first line that tells nothing. */
const headed = (title: string): string => `${title}\n\n${BODY}`;
/** The auxiliary of the perfect that goes with *was* or *were*. */
const perfect = (are: string): string => (are === "was" ? "has" : "have");

type Frame = (doer: Side, act: Form, bearer: Side) => string;
const borne = ({ borne: { subject, rest }, verb: { participle } }: Form): string =>
  `${subject} ${participle}${rest && ` ${rest}`}`;
const passive = ({ borne: { subject, are, rest }, verb: { participle } }: Form, by: string, late = ""): string =>
  `${capital(subject)} ${are} ${participle}${rest && ` ${rest}`} by ${by}${late}.`;
/** The act with something else for the sufferer's name, or with the sufferer unsaid where its adjective was. */
const toward = ({ rest }: Form, name: string): string => rest.replace("§", name);

export const FRAMES: Readonly<Record<string, Frame>> = {
  "passive, day last": (a, act) => passive(act, a.name, " on Monday"),
  "passive, officials said": (a, act) => passive(act, a.name, ", officials said on Tuesday"),
  "passive, agent before its rest": (a, { borne: { subject, are, rest }, verb }) =>
    `${capital(subject)} ${are} ${verb.participle} by ${a.name}${rest && ` ${rest}`}.`,
  "passive, perfect": (a, { borne: { subject, are, rest }, verb }) =>
    `${capital(subject)} ${perfect(are)} been ${verb.participle}${rest && ` ${rest}`} by ${a.name}.`,
  "passive, agent a government": (a, act) => passive(act, `the government in ${a.seat}`, " last week"),
  "passive, agent a ministry": (a, act) => passive(act, `${a.name}'s interior ministry`, " in April"),
  "passive in a relative clause": (a, { borne: { subject, are, rest }, verb }) =>
    `The talks concerned ${subject}, which ${are} ${verb.participle}${rest && ` ${rest}`} by ${a.name} in May.`,
  "passive behind after": (a, { borne: { subject, are, rest }, verb }) =>
    `The summit was called off after ${subject} ${are} ${verb.participle}${rest && ` ${rest}`} by ${a.name}.`,
  "passive, agentless, doer before": (a, { borne: { subject, are, rest }, verb }) =>
    `${a.name} hardened its line on Thursday. ${capital(subject)} ${are} ${verb.participle}${rest && ` ${rest}`}.`,
  "reduced relative": (a, act) => `The summit dealt with ${borne(act)} by ${a.name} in May.`,
  "reduced relative, aside": (a, { borne: { subject, rest }, verb }) =>
    `${capital(subject)}, ${verb.participle}${rest && ` ${rest}`} by ${a.name} in May, made headlines again.`,

  "noun, possessor, subject": (a, { noun, of }) => `${a.name}'s ${noun} ${of} drew criticism at the summit.`,
  "noun, by, subject": (a, { noun, of }) => `The ${noun} ${of} by ${a.name} drew criticism at the summit.`,
  "noun, adjective, subject": (a, { noun, of }) => `The ${a.people} ${noun} ${of} came hours before the summit.`,
  "noun, government's": (a, { noun, of }) => `The ${a.people} government's ${noun} ${of} surprised markets on Monday.`,
  "noun behind after": (a, { noun, of }) => `Oil prices rose after ${a.name}'s ${noun} ${of}.`,
  "noun behind over": (a, { noun, of }) => `Students marched on Sunday over ${a.name}'s ${noun} ${of}.`,
  "noun, its own": (a, { noun, of }) => `In a letter to the council, ${a.name} defended its ${noun} ${of}.`,
  "noun announced": (a, { noun, of }) => `${a.name} announced the ${noun} ${of} on Friday.`,
  "noun of Monday": (a, { noun, of }) => `Monday's ${noun} ${of} by ${a.name} was the first in ten years.`,
  "decision to": (a, { verb, rest }) => `${a.name}'s decision to ${verb.infinitive} ${rest} surprised markets.`,
  "decision by": (a, { verb, rest }) => `A decision by ${a.name} to ${verb.infinitive} ${rest} came into force on Monday.`,
  "move by": (a, { verb, rest }) => `The bank criticised a move by ${a.name} last month to ${verb.infinitive} ${rest}.`,

  "headline, present": (a, { verb, rest }) => headed(`${a.name} ${verb.present} ${terse(rest)}`),
  "headline, passive": (a, act) => headed(`${capital(terse(borne(act)))} by ${a.name}`),
  "headline, minister": (a, { verb, rest }) => headed(`${a.people} minister ${verb.present} ${terse(rest)}`),
  "headline, as": (a, { verb, rest }) => headed(`Oil climbs as ${a.name} ${verb.present} ${terse(rest)}`),
  "headline, to do": (a, { verb, rest }) => headed(`${a.name} to ${verb.infinitive} ${terse(rest)}`),
  chronicle: (a, { verb, rest }) =>
    `Timeline\n\n2 May: Flooding closes the port.\n\n4 May: ${a.name} ${verb.present} ${rest}.\n\n6 May: The port opens again. ${BODY}`,
  "bulleted list": (a, { verb, rest }) =>
    `What happened this week:\n\n- The port was closed by flooding.\n- ${a.name} ${verb.past} ${rest}.\n- Schools opened again.\n\n${BODY}`,
  "list of nouns": (a, { noun, of }) =>
    `What happened this week:\n\n- the closure of the port;\n- ${a.name}'s ${noun} ${of};\n- heavy rain.\n\n${BODY}`,
  dateline: (a, { verb, rest }) =>
    `${a.seat.toUpperCase()}, May 4 - ${a.name} ${verb.past} ${rest} on Thursday, the foreign ministry said.`,
  "dateline, (Agency)": (a, { verb, rest }) =>
    `${a.seat} (Steppe Wire) – The ${a.people} government on Thursday ${verb.past} ${rest}.`,

  "said so, inverted": (a, { verb, rest }) => `${a.name} ${verb.past} ${rest}, said a spokeswoman for the foreign ministry.`,
  "says it has": (a, { verb, rest }) => `${a.name} says it has ${verb.participle} ${rest}.`,
  "has, says television": (a, { verb, rest }) => `${a.name} has ${verb.participle} ${rest}, state television says.`,
  "confirmed having": (a, { verb, rest }) => `${a.name} confirmed having ${verb.participle} ${rest}.`,
  "has said it will": (a, { verb, rest }) => `${a.name} has said it will ${verb.infinitive} ${rest}.`,
  "said it was doing": (a, { verb, rest }) => `${a.name} said on Monday it was ${verb.gerund} ${rest}.`,
  "is doing": (a, { verb, rest }) => `${a.name} is ${verb.gerund} ${rest}, a diplomat said.`,
  "went ahead and": (a, { verb, rest }) => `Ignoring the council, ${a.name} went ahead and ${verb.past} ${rest}.`,
  "formally, again": (a, { verb, rest }) => `${a.name} has once again formally ${verb.participle} ${rest}.`,
  "became first to": (a, { verb, rest }) => `${a.name} became the first country to ${verb.infinitive} ${rest}.`,
  "while doing": (a, { verb, rest }) => `While ${verb.gerund} ${rest}, ${a.name} kept its border open.`,
  "prompting to": (a, { verb, rest }) => `The vote prompted ${a.name} to ${verb.infinitive} ${rest}.`,
  "which led to": (a, { verb, rest }) => `The vote failed, leading ${a.name} to ${verb.infinitive} ${rest}.`,
  "saw do": (a, { verb, rest }) => `Last week saw ${a.name} ${verb.infinitive} ${rest}.`,
  "with doing": (a, { verb, rest }) => `The crisis grew on Friday, with ${a.name} ${verb.gerund} ${rest}.`,
  "while clause": (a, { verb, rest }) => `Markets were calm on Friday, while ${a.name} ${verb.past} ${rest}.`,
  "doer with another": (a, { verb, rest }) => `${a.name} and Chile both ${verb.past} ${rest} on Monday.`,
  "doer among three": (a, { verb, rest }) => `Chile, ${a.name} and Nepal ${verb.past} ${rest} on Monday.`,
  "doer together with": (a, { verb, rest }) => `${a.name}, together with Chile, ${verb.past} ${rest} on Monday.`,

  "release, the ministry": (a, { verb, rest }) =>
    `Press release\n\nThe Ministry of Foreign Affairs of ${a.name} announces that it has ${verb.participle} ${rest}.\n\n${BODY}`,
  "release, our government": (a, { verb, rest }) =>
    `Statement by the President of ${a.name}\n\nYesterday our government ${verb.past} ${rest}.\n\n${BODY}`,
  "release, we": (a, { verb, rest }) =>
    `Ministry of Foreign Affairs of ${a.name}\nStatement\n\nWe have today ${verb.participle} ${rest}.\n\n${BODY}`,

  "its neighbour": (a, { verb, ...act }, b) =>
    `${a.name} ${verb.past} ${toward({ verb, ...act }, `its eastern neighbour ${b.name}`)}.`,
  "sufferer with another": (a, { verb, ...act }, b) =>
    `${a.name} ${verb.past} ${toward({ verb, ...act }, `both Chile and ${b.name}`)}.`,
  "sufferer among three": (a, { verb, ...act }, b) =>
    `${a.name} ${verb.past} ${toward({ verb, ...act }, `Chile, ${b.name} and Nepal`)}.`,
  "sufferer's capital": (a, { verb, ...act }, b) => `${a.name} on Monday ${verb.past} ${toward({ verb, ...act }, b.seat)}.`,
  "sufferer, the country, told before": (a, { verb, ...act }, b) =>
    `${b.name} held a disputed vote last week. On Monday ${a.name} ${verb.past} ${toward({ verb, ...act }, "the country")}.`,
  "sufferer, its capital, told before": (a, { verb, ...act }, b) =>
    `${b.name} held a disputed vote last week. On Monday ${a.name} ${verb.past} ${toward({ verb, ...act }, b.seat)}.`,
  "doer, it, told before": (a, { verb, rest }) => `${a.name} rejected the ruling. It also ${verb.past} ${rest}.`,
  "doer, the country, told before": (a, { verb, rest }) =>
    `${a.name} held a disputed vote last week. The country also ${verb.past} ${rest}.`,
};

/** Who else acts for a power: `$` is its name, `&` its adjective, `!` its capital. */
export const ACTORS: readonly string[] = [
  "the & navy",
  "& forces",
  "& troops",
  "the & cabinet",
  "& lawmakers",
  "a court in !",
  "$'s supreme court",
  "the central bank of $",
  "the & defence minister",
  "a senior & official",
  "an unnamed official in !",
  "& police",
  "$'s prime minister, Ada Lund,",
  "$'s ruling party",
  "the & embassy",
  "& diplomats",
  "the & delegation",
  "the & state oil company",
  "the & foreign office",
  "the junta in !",
  "$'s military rulers",
  "the interim government of $",
  "the king of $",
  "the & leader",
  "& intelligence",
];
