/**
 * Linked data: each report as a schema.org Claim that appears in its document, by a PROV chain of hands, targeting its exact
 * words by a Web Annotation. No ClaimReview carries a rating: this tells who said it, not whether it is true.
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
          "oa:hasSelector": { type: "oa:TextPositionSelector", "oa:start": report.span.start, "oa:end": report.span.end },
        },
      });
    }
    yield "\n]}\n";
  },
};
