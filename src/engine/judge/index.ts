/** How firmly and by whom each thing is told, and what is not report at all. */
export { factualityOf, statusOf } from "./firm.ts";
export { firmnessOf } from "./firmness.ts";
export { judge } from "./judge.ts";
export type { Effect, Firmness, JudgeWords, MindWord, Turn } from "./words.ts";
