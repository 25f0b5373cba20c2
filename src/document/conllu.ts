/** A gold sentence of CoNLL-U: syntactic words, the surface tokens that hold them, and its raw text. */
export interface GoldSentence {
  readonly id: string;
  readonly text: string;
  readonly words: readonly GoldWord[];
  /** Surface tokens in order: a multiword token covers several words. */
  readonly surface: readonly Surface[];
  /** Whether a paragraph or a document begins here. */
  readonly opensParagraph: boolean;
}

export interface GoldWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly feats: string;
  /** Index of the head within the sentence, −1 for the root. */
  readonly head: number;
  readonly deprel: string;
}

export interface Surface {
  readonly form: string;
  /** Words it holds, half-open. */
  readonly from: number;
  readonly to: number;
  readonly spaceAfter: boolean;
}

/** Sentences of a CoNLL-U text; empty nodes and enhanced dependencies are left out. */
export function readConllu(text: string): GoldSentence[] {
  const sentences: GoldSentence[] = [];
  for (const block of text.split(/\r?\n\r?\n/)) {
    const sentence = readSentence(block.split(/\r?\n/));
    if (sentence.words.length > 0) sentences.push(sentence);
  }
  return sentences;
}

function readSentence(lines: readonly string[]): GoldSentence {
  const words: GoldWord[] = [];
  const surface: Surface[] = [];
  let id = "";
  let text = "";
  let opensParagraph = false;
  let covered = 0;
  for (const line of lines) {
    if (line.startsWith("# sent_id = ")) id = line.slice(12);
    else if (line.startsWith("# text = ")) text = line.slice(9);
    else if (/^# new(par|doc)\b/.test(line)) opensParagraph = true;
    if (line === "" || line.startsWith("#")) continue;
    const [number, form, lemma, upos, xpos, feats, head, deprel, , misc] = line.split("\t");
    const spaceAfter = !/(^|\|)SpaceAfter=No(\||$)/.test(misc);
    const range = /^(\d+)-(\d+)$/.exec(number);
    if (range) {
      covered = Number(range[2]);
      surface.push({ form, from: Number(range[1]) - 1, to: covered, spaceAfter });
    } else if (/^\d+$/.test(number)) {
      words.push({ form, lemma, upos, xpos, feats, head: Number(head) - 1, deprel });
      if (words.length > covered) surface.push({ form, from: words.length - 1, to: words.length, spaceAfter });
    }
  }
  return { id, text, words, surface, opensParagraph };
}
