/**
 * Linked data: each report as a schema.org Claim that appears in its document, by a PROV chain of hands, targeting its exact
 * words by a Web Annotation, with a ClaimReview that says how firmly it is told. None carries a rating: who said it is not
 * whether it is true.
 */
import { type Exporter, exportRows } from "./rows.ts";

export const CONTEXT = {
  schema: "https://schema.org/",
  prov: "http://www.w3.org/ns/prov#",
  oa: "http://www.w3.org/ns/oa#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  id: "@id",
  type: "@type",
};

/** FactBank's values in words. */
const FIRMNESS: Readonly<Record<string, string>> = {
  "CT+": "told as certain",
  "PR+": "told as probable",
  "PS+": "told as possible",
  "CT-": "told as certain not to be",
  "PR-": "told as probably not so",
  "PS-": "told as possibly not so",
  CTu: "told as settled, not which way",
  Uu: "told without saying how certain",
};

export const jsonld: Exporter = {
  name: "jsonld",
  summary: "claims, their hands and their words as linked data (schema.org, PROV, Web Annotation)",
  extension: "jsonld",
  type: "application/ld+json",
  write: async function* (ledger) {
    yield `{"@context":${JSON.stringify(CONTEXT)},"@graph":[`;
    const documents = new Set<string>();
    let first = true;
    const node = (value: unknown): string => {
      const text = `${first ? "" : ","}\n${JSON.stringify(value)}`;
      first = false;
      return text;
    };
    for await (const { report, event, document, text } of exportRows(ledger)) {
      const page = `urn:${document.id}`;
      if (!documents.has(document.id)) {
        documents.add(document.id);
        yield node({
          id: page,
          type: ["schema:CreativeWork", "prov:Entity"],
          ...(document.meta.title && { "schema:headline": document.meta.title.value }),
          ...(document.meta.url && { "schema:url": { id: document.meta.url } }),
          ...(document.meta.published.value && { "schema:datePublished": document.meta.published.value }),
          ...(document.meta.publisher && {
            "schema:publisher": { type: "schema:Organization", "schema:name": document.meta.publisher },
          }),
          "schema:inLanguage": document.meta.language,
        });
      }
      const claim = `urn:ascribe:report:${report.id}`;
      const hands = report.chain.map((who, i) => ({ id: `${claim}:hand:${i}`, type: "prov:Agent", "schema:name": who }));
      for (const [i, hand] of hands.entries())
        yield node({ ...hand, ...(i > 0 && { "prov:actedOnBehalfOf": { id: hands[i - 1].id } }) });
      yield node({
        id: claim,
        type: ["schema:Claim", "prov:Entity"],
        "schema:text": text,
        "schema:appearance": { id: page },
        "prov:wasDerivedFrom": { id: page },
        ...(hands.length > 0 && { "prov:wasAttributedTo": { id: hands[0].id } }),
        ...(event.time.value && { "schema:temporalCoverage": event.time.value }),
        "schema:additionalType": event.plover.type ?? event.frame ?? "unknown",
        "schema:creativeWorkStatus": event.status,
      });
      yield node({
        id: `${claim}:annotation`,
        type: "oa:Annotation",
        "oa:hasBody": { id: claim },
        "oa:hasTarget": {
          type: "oa:SpecificResource",
          "oa:hasSource": { id: page },
          // By place and by words: whoever holds another copy can find them still.
          "oa:hasSelector": [
            { type: "oa:TextPositionSelector", "oa:start": report.span.start, "oa:end": report.span.end },
            { type: "oa:TextQuoteSelector", "oa:exact": text },
          ],
        },
      });
      yield node({
        id: `${claim}:review`,
        type: ["schema:ClaimReview", "prov:Entity"],
        "schema:itemReviewed": { id: claim },
        "schema:claimReviewed": text,
        "schema:reviewBody": `${FIRMNESS[event.factuality] ?? event.factuality}; ${report.why}`,
        "schema:reviewAspect": "who says so and how firmly; not whether it is true",
        "prov:wasDerivedFrom": { id: claim },
      });
    }
    yield "\n]}\n";
  },
};
