/** Reports with a place as GeoJSON (RFC 7946): a point, and how far off it may be beside it, never a bare centroid. */
import { type Exporter, exportRows } from "./rows.ts";

export const geojson: Exporter = {
  name: "geojson",
  summary: "reports with a place, as points with their uncertainty",
  extension: "geojson",
  type: "application/geo+json",
  write: async function* (ledger) {
    yield '{"type":"FeatureCollection","features":[';
    let first = true;
    for await (const { report, event, document, text } of exportRows(ledger)) {
      if (event.place?.lat == null || event.place.lon == null) continue;
      const feature = {
        type: "Feature",
        id: report.id,
        geometry: { type: "Point", coordinates: [event.place.lon, event.place.lat] },
        properties: {
          place: event.place.name,
          uncertaintyKm: event.place.uncertaintyKm,
          actors: report.actors,
          recipients: report.recipients,
          plover: event.plover.type,
          time: event.time.value,
          status: event.status,
          class: event.class,
          counted: report.counted,
          chain: report.chain,
          text,
          document: document.id,
        },
      };
      yield `${first ? "" : ","}\n${JSON.stringify(feature)}`;
      first = false;
    }
    yield "\n]}\n";
  },
};
