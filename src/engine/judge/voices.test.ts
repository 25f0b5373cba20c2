import { beforeAll, describe, expect, it } from "vitest";
import { type Check, checkVoices, readVoices } from "../../../bench/voices.ts";
import { createReader } from "../../app/reader.ts";
import type { Reader } from "../../operations/ascribe.ts";

let reader: Reader;
let checks: Check[];
beforeAll(async () => {
  reader = await createReader("fast");
  checks = readVoices().flatMap((voices) => checkVoices(voices, reader.read(voices.article)));
});

/** Root first, without the issuer, of the first claim that holds the words. */
const chain = (text: string, words: string, publisher?: string): string[] => {
  const document = reader.read({ text, language: "en", ...(publisher ? { publisher } : {}) });
  const start = text.indexOf(words);
  const holding = document.claims.filter((claim) => claim.start <= start && start < claim.end);
  const [narrowest] = holding.sort((a, b) => a.end - a.start - (b.end - b.start));
  return (narrowest?.chain ?? []).slice(0, -1).map(({ who }) => who);
};

describe("chains over whole documents", () => {
  // Floors a little under what bench/voices prints, for the weights to move.
  it("name the root speaker of nine claims in ten, and the whole chain", () => {
    const chains = checks.filter(({ field }) => field === "claim" || field === "event");
    expect(chains.filter(({ root }) => root).length / chains.length).toBeGreaterThan(0.92);
    expect(chains.filter(({ whole }) => whole).length / chains.length).toBeGreaterThan(0.9);
  });

  it("give a claim its class", () => {
    const classes = checks.filter(({ field }) => field === "class");
    expect(classes.filter(({ whole }) => whole).length / classes.length).toBeGreaterThan(0.92);
  });
});

describe("a chain", () => {
  it("holds whoever stands behind what is told, with what goes on behind the cue", () => {
    const text = "Kenya moved a unit to the border on Monday, the interior ministry said, after gunmen had killed four herders.";
    expect(chain(text, "Kenya moved")).toEqual(["the interior ministry"]);
    expect(chain(text, "had killed")).toEqual(["the interior ministry"]);
  });
  it("runs through agency and outlet to whoever is cited", () => {
    const text =
      "Pakistan delivered pumps to Tajikistan, the agency Asia Courier reported on Thursday, citing the Tajik Emergencies Committee.";
    expect(chain(text, "delivered pumps")).toEqual(["the Tajik Emergencies Committee", "the agency Asia Courier"]);
  });
  it("goes on with the speaker: it, the ministry, the official", () => {
    const text =
      "The Georgian interior ministry said a trawler was held. It added that six men were on board. The ministry said that the ship would be sold.";
    expect(chain(text, "six men")).toEqual(["The Georgian interior ministry"]);
    expect(chain(text, "the ship would")).toEqual(["The Georgian interior ministry"]);
  });
  it("keeps a spokesman for a ministry and the ministry apart", () => {
    const text = "A spokesman for the energy ministry said the port had closed. The ministry said that the pier had burned.";
    expect(chain(text, "the pier had")).not.toEqual(["A spokesman for the energy ministry"]);
  });
  it("has the agency of the dateline, unless the agency is the issuer", () => {
    const text =
      "Drill ends\n\nNAIROBI, May 11 (Savanna Wire) - Kenya closed the crossing on Monday, residents said.\n\nThe road is open again.";
    expect(chain(text, "closed the crossing", "Harbour Daily")).toEqual(["residents", "Savanna Wire"]);
    expect(chain(text, "closed the crossing", "Savanna Wire")).toEqual(["residents"]);
  });
  it("does not begin with whoever denies what another has said", () => {
    const text = "Jordan's army said that Syrian guards had fired on a patrol. Damascus denied this.";
    expect(chain(text, "had fired on")).toEqual(["Jordan's army"]);
    const neither = "Jordan's army said that Syrian guards had fired on a patrol. Damascus neither confirmed nor denied it.";
    expect(chain(neither, "had fired on")).toEqual(["Jordan's army"]);
  });
  it("gives the headline the speaker of its telling in the body", () => {
    const text =
      "Finland closes last crossing to Russia\n\nHELSINKI - Finland closed its last road crossing to Russia on Thursday, the border guard announced.\n\nIt was snowing.";
    expect(chain(text, "closes last")).toEqual(["the border guard"]);
  });
  it("is the issuer's alone for what the text took back", () => {
    expect(chain("An earlier version of this article said that Rwanda had expelled the consul.", "had expelled")).toEqual([]);
  });
  it("names the ministry that puts a text out by its actor", () => {
    const text = "Ministry of Foreign Affairs of Uzbekistan\n\nCOMMUNIQUE\n\nUzbekistan has sent flour to Afghanistan.";
    const { meta } = reader.read({ text, language: "en", publisher: "Ministry of Foreign Affairs of Uzbekistan" });
    expect(meta.issuer?.actor).toBe("UZB:GOV:FM");
  });
  it("is the issuer's alone for what an official text says in its own voice", () => {
    const text =
      "Ministry of Foreign Affairs of Uzbekistan\n\nCOMMUNIQUE\n\nUzbekistan has sent flour to Afghanistan. The ministry rejects these rumours.";
    expect(chain(text, "has sent flour")).toEqual([]);
  });
  it("has whoever answers in an interview by the name its opening gives him, and nobody for the letter that asks", () => {
    const text =
      "Interview\n\nPetru Munteanu has led the border police since May.\n\nQ: The opposition says the drones fail. Is that so?\n\nA: No. We tested two of them in August.\n\nQ: And the fence?\n\nA: The minister said it would stay.";
    expect(chain(text, "tested two")).toEqual(["Petru Munteanu"]);
    expect(chain(text, "the drones fail")).toEqual(["The opposition"]);
    expect(chain(text, "would stay")).toEqual(["The minister", "Petru Munteanu"]);
  });
  it("has whoever answers where questions stand in paragraphs of their own, and not for what is put to him", () => {
    const text =
      "The harbour counts\n\nCaptain Ada Brandt runs the port of Lom. She spoke to us on Monday.\n\nHow many ships came?\n\nWe counted nine. Our pilot says two turned back.\n\nThe ministry says that none did.\n\nThat is not true. I saw them leave.\n\nWill you stay?\n\nMy contract ends in May.";
    expect(chain(text, "We counted nine")).toEqual(["Captain Ada Brandt"]);
    expect(chain(text, "two turned back")).toEqual(["Our pilot", "Captain Ada Brandt"]);
    expect(chain(text, "none did")).toEqual(["The ministry"]);
    expect(chain(text, "How many ships")).toEqual([]);
    const column = "Who pays?\n\nAda Brandt runs the port.\n\nWho pays for it?\n\nNobody does.\n\nWho gains?\n\nThe pilots gain.";
    expect(chain(column, "The pilots gain")).toEqual([]);
  });
  it("has the letter for what is claimed in it, a paper for what it quotes somebody to the effect of, and whoever is named before what he is", () => {
    const letter = "We refer to the letter of 5 May, in which it is claimed that two ships were sunk.";
    expect(chain(letter, "two ships were")).toEqual(["the letter of 5 May"]);
    const effect = "The daily Sever quotes a guard to the effect that the gate was open.";
    expect(chain(effect, "the gate was")).toEqual(["a guard", "The daily Sever"]);
    expect(chain("The mate, a Dane, told the court that the captain slept.", "the captain slept")[0]).toContain("The mate");
    expect(chain("Two boats left, three guards who saw them said.", "Two boats left")).toEqual(["three guards who saw them"]);
  });
  it("has whose decree it is, from over the preamble", () => {
    const decree =
      "Decree on wheat\n\nThe President of the Republic,\n\nHaving regard to article 6;\n\nDecrees:\n\nThe export of wheat is forbidden until May.";
    expect(chain(decree, "is forbidden", "Official Gazette")).toEqual(["The President of the Republic"]);
  });
  it("has whoever is quoted by an outlet before that outlet", () => {
    const text = "The port authority, quoted by the agency Sea News, said that two ships had left.";
    expect(chain(text, "two ships")).toEqual(["The port authority", "the agency Sea News"]);
  });
  it("begins with those whose lies are denied", () => {
    const text = "The General Command denies the rumours spread by the rebels that its guns shelled the market.";
    expect(chain(text, "its guns shelled")).toEqual(["the rebels"]);
  });
  it("has whoever stands behind the words that refer", () => {
    const text = "Several dailies have written, with reference to two unnamed guards, that the tunnel was flooded.";
    expect(chain(text, "the tunnel was")).toEqual(["two unnamed guards", "Several dailies"]);
  });
  it("has whoever announced it by a passive, and not what the sentence before told", () => {
    const text =
      "The envoy knew nothing of it. It was announced by the customs office on the same day that a freighter had landed.";
    expect(chain(text, "a freighter had")).toEqual(["the customs office"]);
    expect(chain(text, "The envoy knew")).toEqual([]);
  });
  it("has whoever told the text's own voice, by a passive", () => {
    expect(chain("We have been assured by the governor that the schools will open.", "the schools will")).toEqual([
      "the governor",
    ]);
  });
  it("has a paper before whoever says so in it", () => {
    const text = "The paper quotes a Chilean diplomat who says that Peru has dropped its claim.";
    expect(chain(text, "Peru has")).toEqual(["a Chilean diplomat", "The paper"]);
    const other = "Lima Courier cites a court clerk according to whom the envoy left on Monday.";
    expect(chain(other, "the envoy left")).toEqual(["a court clerk", "Lima Courier"]);
  });
  it("has the agency that carried a statement behind whoever made it", () => {
    const text = "The foreign ministry said in a statement carried by the state news agency that Oman would attend.";
    expect(chain(text, "Oman would")).toEqual(["The foreign ministry", "the state news agency"]);
  });
  it("does not begin with whoever relays another's report", () => {
    const text =
      "According to the daily Deniz, a clerk said that the crews had left. The agency Volga Line, which relayed the report, is in Samara.";
    expect(chain(text, "the crews had")).toEqual(["a clerk", "the daily Deniz"]);
  });
  it("keeps several apart from one", () => {
    const text = "The Iranian side said it had set aside two berths. The sides stressed that the road would stay open.";
    expect(chain(text, "the road would")).toEqual(["The sides"]);
  });
  it("keeps whoever is told of apart from whoever tells", () => {
    const text =
      "A defence official said the crew was held. The official said the captain told a court that the anchor was lost.";
    expect(chain(text, "the anchor was")).toEqual(["the captain", "A defence official"]);
  });
  it("takes the outermost speaker for he", () => {
    const text = "An aide to the president said his chief was ready to mediate. The offer was sent on Friday, he said.";
    expect(chain(text, "The offer was")).toEqual(["An aide to the president"]);
  });
  it("takes the body that puts the text out for the issuer, by any name of it", () => {
    const text = "The Embassy confirms that the envoy left on Monday.";
    expect(chain(text, "the envoy left", "Embassy of Ghana in Chad")).toEqual([]);
  });
  it("leaves out the hour of a live page, and the aside between a name and its cue", () => {
    expect(chain("11:20 A port official says the ferry is late.", "the ferry is")).toEqual(["A port official"]);
    const text = "A railway manager in Lviv, who declined to be named, told the court he had left.";
    expect(chain(text, "he had left")).toEqual(["A railway manager in Lviv"]);
  });
  it("goes on over an aside before that", () => {
    const text =
      "The water ministry complained in April, according to minutes of a meeting, that the gauges had been switched off.";
    expect(chain(text, "the gauges had")).toEqual(["The water ministry", "minutes of a meeting"]);
  });
  it("has analysts for what they expect", () => {
    expect(chain("Analysts expect Egypt to devalue the pound after the election.", "devalue the pound")).toEqual(["Analysts"]);
  });
  it("has whom an outlet cites, whatever verb the outlet uses", () => {
    const text = "The Kenyan agency Savanna put the number of dead at 24, citing the health ministry.";
    expect(chain(text, "number of dead")).toEqual(["the health ministry", "The Kenyan agency Savanna"]);
  });
  it("has whoever urges before whoever reports it between commas", () => {
    const text = "Russia's foreign ministry, the agency Volga Line reported, urged both sides to stop at once.";
    expect(chain(text, "to stop")).toEqual(["Russia's foreign ministry", "the agency Volga Line"]);
  });
  it("goes on behind who told it with a past before the past", () => {
    const text = "The cameras were installed in May, the ministry told the Danube Post, and a deputy had switched them on.";
    expect(chain(text, "had switched", "Danube Post")).toEqual(["the ministry"]);
  });
  it("has papers for what they speculate, and whoever puts a word in marks for that word", () => {
    expect(chain("A Lima newspaper speculated that the base is meant for rockets.", "the base is")).toEqual(["A Lima newspaper"]);
    const text = 'An editorial in the daily dismissed the plan as "a clumsy farce".';
    const { findings, mentions } = reader.read({ text, language: "en" });
    const farce = findings.find(({ kind }) => kind === "loaded");
    const holder = mentions.find(({ id }) => id === farce?.holder);
    expect(holder ? text.slice(holder.start, holder.end) : farce?.holder).not.toBe("(issuer)");
  });
  it("takes the topics of a digest for no speakers", () => {
    const text =
      "Kazakhstan: the ministry says output fell.\n\nGeorgia: the speaker told a rally that agents were behind it.\n\nMongolia: an envoy hinted in an interview with Ulan Daily that the toll could be lifted.";
    expect(chain(text, "output fell")).toEqual(["the ministry"]);
    expect(chain(text, "the toll could")).toEqual(["an envoy", "Ulan Daily"]);
  });
  it("has who cites within what is said of it", () => {
    const text = "According to the exile outlet Garagum, which cites a nurse, the former governor was flown to Munich.";
    expect(chain(text, "the former governor")).toEqual(["a nurse", "the exile outlet Garagum"]);
  });
  it("reads a verb behind one person or a name, though its form is a plural's", () => {
    expect(chain("A Russian deputy claims on television that the pictures were staged.", "the pictures")).toEqual([
      "A Russian deputy",
    ]);
    const text = "No shells were sold to Oman in 2023, Defence Minister Eirik Moen states in a written reply to the Storting.";
    expect(chain(text, "were sold")).toEqual(["Defence Minister Eirik Moen"]);
  });
  it("takes nobody within a quotation for who says it", () => {
    const text = 'MP Siv Dahl asked for the papers. "The minister does not say who sold them," she says.';
    expect(chain(text, "does not say")).toEqual(["MP Siv Dahl"]);
  });
  it("runs on through those who cite in turn, and through who carried it", () => {
    const text =
      "Mali has bought four boats, the daily Niger Soir reported, quoting Sahel Defence Monitor, which in turn cited a port clerk.";
    expect(chain(text, "has bought")).toEqual(["a port clerk", "Sahel Defence Monitor", "the daily Niger Soir"]);
    const carried = "The canal may be deepened, a deputy governor said in comments carried by the agency Volga Line.";
    expect(chain(carried, "may be deepened")).toEqual(["a deputy governor", "the agency Volga Line"]);
  });
  it("has minutes behind whoever spoke in them", () => {
    const text =
      "Poland told its allies in May that it would send tanks, according to minutes of a meeting seen by the Examiner.";
    expect(chain(text, "it would send", "The Examiner")[0]).toBe("Poland");
  });
  it("has the outlet that was told, called so elsewhere or by its name alone, for a participle too", () => {
    const text =
      "The daily Dnevni List printed a photograph. An envoy told Dnevni List the sale was small, adding that the crews had left.";
    expect(chain(text, "the sale was")).toEqual(["An envoy", "Dnevni List"]);
    expect(chain(text, "the crews had")).toEqual(["An envoy", "Dnevni List"]);
  });
  it("has nobody behind by what means it was said", () => {
    const text = '"They broke the door," the brother of one of them said by telephone.';
    expect(chain(text, "They broke")).toEqual(["the brother of one of them"]);
  });
  it("goes back to whom the sentence before is about", () => {
    const text = "Moscow's Vestnik takes another view. It argues that the plane was turned back.";
    expect(chain(text, "the plane was")).toEqual(["Moscow's Vestnik"]);
  });
  it("has who wrote the clause before a semicolon", () => {
    const text = "Russia has moved tanks to Dushanbe; this was written by the site Pamir Post.";
    expect(chain(text, "has moved tanks")).toEqual(["the site Pamir Post"]);
  });
  it("keeps who is told of by a relative clause from who speaks behind it", () => {
    const text = "Three soldiers who crossed the border did so by mistake, the interior ministry said.";
    expect(chain(text, "did so by mistake")).toEqual(["the interior ministry"]);
    const apposed = "The dam is safe, said Vera Holm, the director of the plant.";
    expect(chain(apposed, "The dam is safe")).toEqual(["Vera Holm"]);
  });
  it("ends at a semicolon behind which another speaks or another thing is told", () => {
    const two = "The rebels say that the town is calm; the governor, from his refuge, tells us that it bleeds.";
    expect(chain(two, "is calm")).toEqual(["The rebels"]);
    expect(chain(two, "it bleeds")).toEqual(["the governor, from his refuge"]);
    const claimed = "Forty soldiers died near Tin, a spokesman said on Monday; the group Harib claimed a second raid.";
    expect(chain(claimed, "Forty soldiers")).toEqual(["a spokesman"]);
    const after = "Mali broke off relations, the ministry said; this after Kyiv had signed a grain accord.";
    expect(chain(after, "had signed")).toEqual([]);
  });
  it("has whose version it is, whom it is known from, and who answered by a nod", () => {
    expect(chain("Baku's version is that saboteurs had mined the road.", "had mined")).toEqual(["Baku"]);
    const known = "We know from a clerk in the port, whom we shall not name, that the toll was raised.";
    expect(chain(known, "was raised")).toEqual(["a clerk in the port"]);
    expect(chain("The envoy nodded when asked whether the airport had reopened.", "had reopened")).toEqual(["The envoy"]);
    expect(chain("The road would stay shut, the envoy was quoted as saying by the Post.", "would stay")).toEqual([
      "the envoy",
      "the Post",
    ]);
  });
  it("has by their names those whom initials stand for", () => {
    const text =
      "Interview\n\nSalma Idris runs a clinic in Omdurman.\n\nKR: The army says it holds the bridge.\n\nSI: A shell hit our store.\n\nKR: And now?\n\nSI: We wait.";
    expect(chain(text, "A shell hit", "The Kara Review")).toEqual(["Salma Idris"]);
    expect(chain(text, "holds the bridge", "The Kara Review")).toEqual(["The army"]);
  });
  it("takes a question for no confirmation", () => {
    const text = "Reports say that the army closed the road. Can you confirm that?";
    expect(chain(text, "the army closed")).toEqual(["Reports"]);
  });
});

describe("a mind", () => {
  const classOf = (text: string, words: string): string | undefined => {
    const { claims } = reader.read({ text, language: "en" });
    const start = text.indexOf(words);
    return claims.filter((claim) => claim.start <= start && start < claim.end).at(-1)?.class;
  };
  it("is read into no parties that arrange a visit or a drill", () => {
    expect(classOf("Chile, Peru and Bolivia plan a joint exercise in August.", "joint exercise")).not.toBe("imputed");
    expect(classOf("Chile plans a coup in Bolivia in August.", "coup")).toBe("imputed");
  });
  it("is not read where somebody tells of himself", () => {
    expect(classOf("The surveyor testified that he saw a trench near the dam.", "a trench")).toBe("report");
  });
  it("is no verse's: God, a book and a saint speak in scripture", () => {
    for (const opening of [
      "God Almighty said",
      "He reminded them of the words of the Gospel",
      "It is written",
      "The Imam, peace be upon him, said",
    ])
      expect(`${opening} ${classOf(`${opening}: "You cannot serve two masters."`, "serve two")}`).toBe(`${opening} scripture`);
    expect(classOf('The Gospel Radio News reported: "You cannot serve two masters."', "serve two")).not.toBe("scripture");
  });
  it("is urged by a bare verb, unless that bids the reader of the page", () => {
    expect(classOf("Brothers, the kitchen was closed. Bring bread to the gate on Saturday.", "Bring bread")).toBe("advocacy");
    expect(classOf("The kitchen was closed. See the table on page two.", "See the table")).not.toBe("advocacy");
  });
});

describe("what is denied", () => {
  const statusOf = (text: string, words: string): string | undefined => {
    const { claims } = reader.read({ text, language: "en" });
    const start = text.indexOf(words);
    const holding = claims.filter((claim) => claim.start <= start && start < claim.end);
    return holding.sort((a, b) => a.end - a.start - (b.end - b.start))[0]?.status;
  };
  it("is what others are said to have told", () => {
    expect(statusOf("The ministry rejected as false reports that a battalion had been encircled.", "a battalion")).toBe("denied");
    expect(chain("The ministry rejected as false reports that a battalion had been encircled.", "a battalion")).toEqual([
      "(unnamed)",
    ]);
    expect(statusOf("The firm does not accept claims by the group that the station leaked oil.", "the station")).toBe("denied");
  });
  it("is what neither side and nobody did, and planned is what is to be done", () => {
    expect(statusOf("Diplomats say neither side has called the other.", "has called")).toBe("denied");
    expect(statusOf("The panel is to meet in Doha.", "to meet")).toBe("planned");
  });
  it("is what others have told where the text calls it untrue, and not where a third party does", () => {
    const told = "The company says that the gate was mined.";
    for (const answer of [
      "That is a lie.",
      "This, too, is false: we saw the gate.",
      "These reports do not reflect reality.",
      "It is simply not true.",
      "It lies.",
    ])
      expect(`${answer} ${statusOf(`${told} ${answer}`, "was mined")}`).toBe(
        `${answer} ${answer === "It lies." ? "happened" : "denied"}`,
      );
    for (const answer of [
      "This is true.",
      "It is wrong to wait.",
      "The mayor says that this is a lie.",
      "The gate is a lie of art.",
    ])
      expect(`${answer} ${statusOf(`${told} ${answer}`, "was mined")}`).toBe(`${answer} happened`);
    expect(statusOf("The minister claims that the gate was mined. He lies.", "was mined")).toBe("denied");
    expect(statusOf("The minister claims that the gate was mined, which is false.", "was mined")).toBe("denied");
    expect(chain(`${told} That is a lie.`, "was mined")).toEqual(["The company"]);
  });
  it("is not what whoever denies another thing says besides", () => {
    const text = "The envoy rejected that account, saying his government had offered two escorts.";
    expect(statusOf(text, "had offered")).toBe("happened");
  });
});

describe("words that push", () => {
  const kinds = (text: string): string[] =>
    reader.read({ text, language: "en" }).findings.map(({ kind, note }) => `${kind} ${note}`);
  it("are found with their hyphens, and not without", () => {
    expect(kinds("The so-called council met.")).toContain("loaded illegitimacy");
    expect(kinds("The post has been shared by the council.")).toEqual([]);
  });
  it("are no minds where somebody looks at a thing", () => {
    expect(kinds("The clerk would not see the new year.")).toEqual([]);
    expect(kinds("The bloc sees the strait as its lake.").join()).toContain("imputation");
  });
  it("call whoever is named before one comma", () => {
    expect(kinds("Brothers in the northern ports, refuse to load their ships.")).toContain("call-to-action call");
    expect(kinds("Farmers, who live in the north, fear the flood.").join()).not.toContain("call-to-action");
  });
  it("are an entity behind a name, and no legal one", () => {
    expect(kinds("The army of the Coastal entity left.")).toContain("loaded illegitimacy");
    expect(kinds("The new legal entity paid France.")).not.toContain("loaded illegitimacy");
  });
  it("bid where a text says we, and not in a recipe", () => {
    expect(kinds("Our office is open. Bring blankets to the gate.")).toContain("call-to-action call");
    expect(kinds("The pan is hot. Bring water to the boil.")).toEqual([]);
    expect(kinds("March with us on Friday.")).toContain("call-to-action call");
  });
});
