export { type TagModels, tag } from "./tag.ts";
