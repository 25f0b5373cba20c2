/**
 * Those who find a page's article, in a module of its own: both are CommonJS, whose names only a static import finds once
 * they are bundled, and they are too large to load before a page comes.
 */
export { Readability } from "@mozilla/readability";
export { Defuddle } from "defuddle/node";
