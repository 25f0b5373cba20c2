/**
 * The engine: an article in, the record out, one stage after another. It reads the same bytes from the same
 * text in Node and in a browser, opens nothing, and never throws on odd prose.
 */
import type { Article } from "../document/article.ts";
import type { Document } from "../document/schema.ts";
import { findAttributions } from "./attributions/index.ts";
import { boundPublication } from "./dating/index.ts";
import { findEvents } from "./events/index.ts";
import { judge } from "./judge/index.ts";
import type { Language } from "./language.ts";
import { link, type Ontologies } from "./link/index.ts";
import { findMentions, type Gazetteer } from "./mentions/index.ts";
import type { Models } from "./models.ts";
import { parse } from "./parse/index.ts";
import { segment } from "./segment/index.ts";
import { tag } from "./tag/index.ts";
import { tokenise } from "./tokenise/index.ts";

/** What a reading rests on; `app/` chooses it. */
export interface EngineParts {
  /** The engine's version, for the stamp. */
  readonly version: string;
  readonly language: Language;
  readonly models: Models;
  readonly ontologies: Ontologies;
  /** `null` leaves places without coordinates. */
  readonly places: Gazetteer | null;
}

export interface Engine {
  /** Reads one article. Deterministic, and total: of odd prose it finds less. */
  read(article: Article): Document;
}

export function createEngine({ version, language, models, ontologies, places }: EngineParts): Engine {
  const { plover } = ontologies;
  const stamp = {
    engine: version,
    mode: models.mode,
    models: { ...models.hashes },
    ontology: `${plover.name}-${plover.edition}`,
  };
  return {
    read(article) {
      const parsed = parse(tag(tokenise(segment(article, language), language), models, language.tags), models, language.trees);
      const mentioned = findMentions(parsed, language, places);
      const attributed = findAttributions(mentioned, language, models.attributions);
      const evented = findEvents(attributed, language, models.events);
      const judged = judge(evented, language);
      return link(boundPublication(judged), ontologies, stamp);
    },
  };
}
