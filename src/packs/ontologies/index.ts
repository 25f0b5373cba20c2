/** Every ontology that ships. One line each. */
import type { Ontology } from "../../engine/ontology.ts";
import { cameo } from "./cameo/index.ts";
import { plover } from "./plover/index.ts";

export const ontologies: Readonly<Record<string, Ontology>> = { plover, cameo };
