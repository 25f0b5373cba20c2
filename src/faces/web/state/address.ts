/**
 * Where the reader is, as an address: the path names the screen, the query the scope and what is selected. Every
 * view can be linked, and back goes back.
 */
export const VIEWS = ["reader", "map", "timeline", "dyads", "sources", "compare", "ask", "add", "review", "start"] as const;
export type View = (typeof VIEWS)[number];

export interface Address {
  /** `nowhere`: there is no such page, and `id` is the path that was asked for. */
  readonly view: View | "nowhere";
  /** What the screen is about: a document, a source, a happening. */
  readonly id: string | null;
  /** The selected item, by its id in the document. */
  readonly item: string | null;
  /** Figure whose evidence is open. */
  readonly figure: string | null;
  readonly state: string | null;
  readonly power: string | null;
  readonly instrument: string | null;
  /** ISO 8601 days: what ended before `from` is left out, and figures are at `at`. */
  readonly from: string | null;
  readonly at: string | null;
  readonly query: string | null;
  readonly isFactOnly: boolean;
  readonly showsLoaded: boolean;
  readonly voice: string | null;
  /** Weights of the instruments that are not one, as `military:2,economic:0.5`. */
  readonly weights: string | null;
  /** What the map shows beside its figures. */
  readonly beside: Beside | null;
  /** A second state, set beside the first. */
  readonly other: string | null;
}

export const BESIDE = ["weights", "camps", "without"] as const;
export type Beside = (typeof BESIDE)[number];

export const HOME: Address = {
  view: "reader",
  id: null,
  item: null,
  figure: null,
  state: null,
  power: null,
  instrument: null,
  from: null,
  at: null,
  query: null,
  isFactOnly: false,
  showsLoaded: false,
  voice: null,
  weights: null,
  beside: null,
  other: null,
};

export function parseAddress(path: string, search: string): Address {
  const [name = "reader", ...rest] = path.split("/").filter(Boolean);
  const query = new URLSearchParams(search);
  const view = VIEWS.find((known) => known === name) ?? "nowhere";
  const get = (key: string) => query.get(key) || null;
  return {
    view,
    id: rest.length > 0 ? decode(rest.join("/")) : null,
    item: get("item"),
    figure: get("why"),
    state: code(get("state")),
    power: code(get("power")),
    instrument: get("instrument"),
    from: dayOf(get("from")),
    at: dayOf(get("at")),
    query: get("q"),
    isFactOnly: get("fact") === "1",
    showsLoaded: get("loaded") === "1",
    voice: get("voice"),
    weights: /^[a-z]+:[\d.]+(,[a-z]+:[\d.]+)*$/.test(get("weights") ?? "") ? get("weights") : null,
    beside: BESIDE.find((one) => one === get("beside")) ?? null,
    other: code(get("with")),
  };
}

export function printAddress(address: Address): string {
  const query = new URLSearchParams();
  const put = (key: string, value: string | null) => value && query.set(key, value);
  put("state", address.state);
  put("power", address.power);
  put("instrument", address.instrument);
  put("from", address.from);
  put("at", address.at);
  put("q", address.query);
  put("item", address.item);
  if (address.isFactOnly) query.set("fact", "1");
  if (address.showsLoaded) query.set("loaded", "1");
  put("voice", address.voice);
  put("weights", address.weights);
  put("beside", address.beside);
  put("with", address.other);
  put("why", address.figure);
  const words = query.toString();
  // A colon may stand in a path, and an address with `sha256:` in it reads better than one with `%3A`.
  const id = address.id === null ? "" : `/${encodeURIComponent(address.id).replaceAll("%3A", ":")}`;
  return `/${address.view}${id}${words && `?${words}`}`;
}

/** A change of screen forgets what belonged to the one before; the scope stays. */
export const toView = (from: Address, view: Address["view"], id: string | null = null): Address => ({
  ...HOME,
  view,
  id,
  state: from.state,
  power: from.power,
  instrument: from.instrument,
  from: from.from,
  at: from.at,
  weights: from.weights,
});

const code = (word: string | null): string | null =>
  word && /^[A-Z]{3}(:[A-Z]+)*$|^(IGO|group):[\w-]+$/.test(word) ? word : null;

const dayOf = (word: string | null): string | null => (word && /^\d{4}-\d{2}-\d{2}$/.test(word) ? word : null);

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
