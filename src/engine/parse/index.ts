export { type ParseModels, parse } from "./parse.ts";
export type { Tree } from "./tree.ts";
