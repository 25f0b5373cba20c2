/** One who passes on another's words: "…, the Post reported, citing the ministry", "the Post quoted the ministry as saying …". */
import { doer, kid, marker } from "../../document/arcs.ts";
import { type Draft, meets, type Scene, without } from "./draft.ts";
import { cueRun, cueWordAt, nounRun } from "./phrases.ts";

export function relayed(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const found: Draft[] = [];
  for (let at = 0; at < scene.tokens.length; at++) {
    if (scene.tokens[at].upos !== "VERB" || !cueWordAt(scene, at)?.takes.has("relay")) continue;
    found.push(...(asSaying(scene, at, drafts) ?? citing(scene, at, drafts)));
  }
  return found;
}

/** What the verb above reports is had from whoever is cited. */
function citing(scene: Scene, at: number, drafts: readonly Draft[]): Draft[] {
  const { arcs, tokens } = scene;
  const cited = kid(arcs, at, "obj");
  const source = cited < 0 ? null : nounRun(scene, cited);
  if (!source || tokens[at].xpos !== "VBG") return [];
  const told = drafts.find(({ head }) => head === tokens[at].head) ?? besideIn(scene, at, drafts);
  const own = { from: at, to: source.to };
  const content = (told?.content ?? []).flatMap((run) => without(tokens, run, [own]));
  if (content.length === 0) return [];
  return [{ head: at, source: [source], cue: [cueRun(scene, at)], content, word: cueWordAt(scene, at), by: "relay" }];
}

/** The last report before it in the sentence, when the tree hangs "citing" from something else. */
function besideIn({ sentenceAt }: Scene, at: number, drafts: readonly Draft[]): Draft | undefined {
  return drafts
    .filter(
      ({ head, word }) =>
        head < at && sentenceAt[head] === sentenceAt[at] && (word?.kind === "speech" || word?.kind === "document"),
    )
    .at(-1);
}

/** "quoted X as saying …": X says it, and whoever quotes relays it. */
function asSaying(scene: Scene, at: number, drafts: readonly Draft[]): Draft[] | null {
  const { arcs, tokens, words } = scene;
  const quoted = kid(arcs, at, "obj", "nsubj");
  const passive = arcs.kids[at].some((child) => tokens[child].deprel === "nsubj:pass");
  const source = quoted < 0 ? null : nounRun(scene, quoted);
  const saying = drafts.find(
    ({ head }) => head > at && head - at < 20 && tokens[head].xpos === "VBG" && words.roles.has(marker(arcs, head)),
  );
  if (!source || !saying || (arcs.rel[quoted] === "nsubj" && !passive)) return null;
  const teller = doer(arcs, at);
  const outlet = teller < 0 ? null : nounRun(scene, teller);
  const { content } = saying;
  const inner: Draft = {
    head: saying.head,
    source: [source],
    cue: [cueRun(scene, saying.head)],
    content,
    word: cueWordAt(scene, saying.head),
    by: "relay",
  };
  const known = drafts.some((draft) => draft !== saying && meets(draft.content, content) && draft.head === at);
  if (known || !outlet || meets([outlet], [source])) return [inner];
  return [{ head: at, source: [outlet], cue: [cueRun(scene, at)], content, word: cueWordAt(scene, at), by: "quoting" }, inner];
}
