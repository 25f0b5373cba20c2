export { seenAlike } from "./alike.ts";
export { plainForm } from "./plain.ts";
export { sentenceEnds } from "./sentences.ts";
export { type Piece, splitWords } from "./split.ts";
export { tokenise } from "./tokenise.ts";
export type { TokenWords } from "./words.ts";
