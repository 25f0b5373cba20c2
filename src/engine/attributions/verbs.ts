/** Attributions that a verb or an adjective makes: its subject speaks, knows or wants; its complement is what. */
import { doer, isPassive, kid, kidExactly, marker } from "../../document/arcs.ts";
import { type Draft, meets, type Run, type Scene, tidy, without } from "./draft.ts";
import { nominal } from "./order.ts";
import { cueRun, cueWordAt, nounRun } from "./phrases.ts";
import type { CueWord } from "./words.ts";

export function verbDrafts(scene: Scene): Draft[] {
  const drafts: Draft[] = [];
  for (let at = 0; at < scene.tokens.length; at++) {
    const { upos } = scene.tokens[at];
    if (upos !== "VERB" && upos !== "ADJ") continue;
    const word = cueWordAt(scene, at);
    const draft = word && attach(scene, at, word);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

function attach(scene: Scene, at: number, word: CueWord): Draft | null {
  const cue = cueRun(scene, at);
  if (word.takes.has("subj") && scene.tokens[at].upos === "VERB") {
    const moved = experienced(scene, at, cue, word);
    if (moved) return moved;
  }
  const speaker = doer(scene.arcs, at);
  const source = speaker < 0 ? null : nounRun(scene, speaker);
  const holes = source ? [source, cue] : [cue];
  const found = complement(scene, at, word, holes);
  if (!found) return null;
  return { head: at, source: source ? [source] : [], cue: [cue], word, ...found };
}

/** "The drills frighten the islanders": who feels is the object, and the subject is what about. */
function experienced(scene: Scene, at: number, cue: Run, word: CueWord): Draft | null {
  const { arcs } = scene;
  const passive = isPassive(arcs, at);
  // "Traders worry that …" takes a clause, and its subject feels.
  if (kid(arcs, at, "ccomp", "xcomp") >= 0) return null;
  const feels = passive ? kidExactly(arcs, at, "nsubj:pass") : kid(arcs, at, "obj");
  const about = passive ? doer(arcs, at) : subjectOf(scene, at);
  const source = feels >= 0 ? nounRun(scene, feels) : passive ? null : nounsBehind(scene, cue.to);
  if (!source || about < 0) return null;
  const content = nounRun(scene, equated(scene, about));
  if (!content || meets([content], [source])) return null;
  return {
    head: at,
    source: [source],
    cue: [cue],
    content: without(scene.tokens, content, [source, cue]),
    word,
    by: "experiencer",
  };
}

/** "frightens the port more than …": a name or a noun with its article right behind, whatever it was hung from. */
function nounsBehind(scene: Scene, start: number): Run | null {
  const { tokens } = scene;
  let to = start;
  while (to < tokens.length && /^(?:DET|PROPN|NOUN|PRON)$/.test(tokens[to].upos)) to++;
  return tokens[start]?.upos === "NOUN" ? null : nominal(scene, { from: start, to });
}

const subjectOf = ({ arcs }: Scene, at: number): number =>
  arcs.rel[at] === "acl" ? arcs.tokens[at].head : kid(arcs, at, "nsubj", "csubj");

/** "The factor that frightens them is the drill": of a subject told by a copula, what it is said to be. */
function equated({ arcs, tokens }: Scene, at: number): number {
  const { head } = tokens[at];
  return head >= 0 && arcs.rel[at] === "nsubj" && kid(arcs, head, "cop") >= 0 && tokens[head].upos !== "ADJ" ? head : at;
}

function complement(scene: Scene, at: number, word: CueWord, holes: readonly Run[]): Pick<Draft, "content" | "by"> | null {
  const { arcs, tokens } = scene;
  const { takes } = word;
  const pieces = (run: Run): Run[] => without(tokens, run, holes);
  const under = (child: number): Run => ({ from: arcs.left[child], to: arcs.right[child] });

  const after = afterColon(scene, at);
  if (after && (takes.has("quote") || takes.has("clause"))) return { content: pieces(after), by: "colon" };
  if (takes.has("clause") || takes.has("quote")) {
    const clause = arcs.kids[at].find((child) => isClause(scene, at, child));
    if (clause !== undefined && (takes.has("clause") || inQuote(scene, under(clause)))) {
      return { content: pieces(under(clause)), by: "clause" };
    }
    const told = interposed(scene, at, holes);
    if (told) return { content: told, by: "parataxis" };
  }
  const infinitive = kid(arcs, at, "xcomp");
  if (infinitive >= 0 && takes.has("to") && isInfinitive(scene, infinitive)) {
    const told = isPassive(arcs, at) ? kidExactly(arcs, at, "nsubj:pass") : kid(arcs, at, "obj");
    const head = told >= 0 && told > at === infinitive > at ? [under(told)] : [];
    return { content: [...head, under(infinitive)].flatMap(pieces), by: "infinitive" };
  }
  // "denied supplying the drones", "denies having been approached".
  const beside = arcs.kids[at].find((child) => arcs.left[child] === at + 1 && tokens[at + 1].xpos === "VBG");
  if (beside !== undefined && beside !== infinitive && takes.has("clause") && takes.has("obj") && word.force === "not")
    return { content: pieces(under(beside)), by: "gerund" };
  const gerund = infinitive >= 0 && [infinitive, ...arcs.kids[infinitive]].some((i) => i > at && tokens[i].xpos === "VBG");
  if (gerund && takes.has("clause") && takes.has("obj")) {
    return { content: pieces(under(infinitive)), by: "gerund" };
  }
  if (takes.has("as")) {
    const told = asPhrase(scene, at, takes);
    if (told) return { content: told.flatMap(pieces), by: "as" };
  }
  const object = isPassive(arcs, at) ? kidExactly(arcs, at, "nsubj:pass") : kid(arcs, at, "obj");
  if (takes.has("obj") && object >= 0) return { content: pieces(under(object)), by: "object" };
  for (const child of arcs.kids[at]) {
    const preposition = arcs.rel[child] === "obl" || arcs.rel[child] === "advcl" ? marker(arcs, child) : "";
    if (preposition !== "" && preposition !== "to" && takes.has(preposition))
      return { content: pieces(under(child)), by: "oblique" };
  }
  return null;
}

const isInfinitive = ({ arcs, tokens }: Scene, at: number): boolean =>
  arcs.kids[at].some((child) => tokens[child].xpos === "TO" && arcs.rel[child] === "mark");

// "prices rose, he said" hangs by ccomp or parataxis; a bare VBG under parataxis is an aside. The parser labels many a
// complement advcl or conj: then its mark tells, or that it stands whole before the cue, with nothing to join it.
function isClause({ arcs, tokens, words }: Scene, at: number, child: number): boolean {
  const rel = arcs.rel[child];
  if (rel === "ccomp" || rel === "csubj") return true;
  if (rel === "parataxis") return child < at && tokens[child].upos !== "PUNCT";
  if (rel !== "advcl" && rel !== "conj") return false;
  const mark = marker(arcs, child);
  // "said that it would not recognise him, and that it had left": that is said too.
  const goesOn = rel === "conj" && kid(arcs, child, "cc") >= 0 && arcs.rel[at] === "ccomp";
  if (child > at) return words.complementisers.has(mark) && !goesOn;
  return mark === "" && kid(arcs, child, "nsubj") >= 0 && kid(arcs, at, "nsubj") > child && tokens[child].xpos !== "VBG";
}

const inQuote = ({ quoteAt }: Scene, { from, to }: Run): boolean => {
  for (let i = from; i < to; i++) if (quoteAt[i] >= 0) return true;
  return false;
};

/** "Prices, he said, rose": the cue hangs from what was said. */
function interposed({ arcs, tokens }: Scene, at: number, holes: readonly Run[]): Run[] | null {
  const { head } = tokens[at];
  // "The ship sank, the Post reported": after a comma, with a subject of its own and nothing to join it.
  const subject = kid(arcs, at, "nsubj");
  const joined =
    ["conj", "advcl", "acl"].includes(arcs.rel[at]) &&
    kid(arcs, at, "cc", "mark", "obj") < 0 &&
    subject >= 0 &&
    !tokens[subject].xpos.startsWith("W") &&
    [tokens[arcs.left[at]], tokens[arcs.left[at] - 1]].some((mark) => mark?.form === ",");
  if (arcs.rel[at] !== "parataxis" && !joined) return null;
  if (kid(arcs, at, "ccomp") >= 0) return null;
  const own = { from: arcs.left[at], to: arcs.right[at] };
  const told = without(tokens, { from: arcs.left[head], to: arcs.right[head] }, [own, ...holes]);
  return told.length > 0 ? told : null;
}

/** "published the news: …": all that follows a colon after the cue, to the end of the sentence. */
function afterColon({ tokens, sentences, sentenceAt, quoteAt }: Scene, at: number): Run | null {
  const { to } = sentences[sentenceAt[at]];
  // A colon belongs to a cue few words before it: its object or the hour may stand between.
  const REACH = 12;
  for (let i = at + 1; i < to && i <= at + REACH; i++) {
    if (quoteAt[i] !== quoteAt[at]) return null;
    if (tokens[i].form === ":") return tidy(tokens, { from: i + 1, to });
  }
  return null;
}

/** "views the gulf as its lake": what is viewed and as what; "sees itself as heir": as what alone. */
function asPhrase({ arcs, tokens, words }: Scene, at: number, takes: CueWord["takes"]): Run[] | null {
  // "looks at the coast as its yard".
  const oblique = arcs.kids[at].find(
    (child) => arcs.rel[child] === "obl" && takes.has(`as-${marker(arcs, child)}`) && child > at,
  );
  const object = oblique ?? kid(arcs, at, "obj");
  const passive = kidExactly(arcs, at, "nsubj:pass");
  const about = object >= 0 ? object : passive;
  if (about < 0) return null;
  let role = -1;
  for (let i = at + 1; i < arcs.right[at]; i++) {
    if (words.roles.has(arcs.lemma[i]) && i > (object >= 0 ? object : at) && tokens[i].head > i) role = tokens[i].head;
    if (role >= 0) break;
  }
  if (role < 0) role = kid(arcs, at, "xcomp");
  if (role < 0) return null;
  const told = { from: arcs.left[role], to: arcs.right[role] };
  const reflexive = words.reflexives.has(arcs.lemma[about]) || words.reflexives.has(tokens[about].form.toLowerCase());
  if (reflexive) return [{ from: words.roles.has(arcs.lemma[told.from]) ? told.from + 1 : told.from, to: told.to }];
  if (object >= 0 && object < told.from) return [{ from: arcs.left[object], to: told.to }];
  return [{ from: arcs.left[about], to: arcs.right[about] }, told];
}
