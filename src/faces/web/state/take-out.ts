/** The forms a ledger can be taken away in, what most people want first; the server makes each as it is asked for. */
export const FORMS = [
  "html",
  "csv",
  "bibtex",
  "csl",
  "geojson",
  "graphml",
  "jsonld",
  "plover",
  "gdelt",
  "polecat",
  "records",
  "dictionary",
] as const;

export const formAddress = (form: (typeof FORMS)[number]): string => `/api/export/${form}`;
