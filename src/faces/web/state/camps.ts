/** Camps of sources: which source is of which camp, only the user says. */
export type Camps = Readonly<Record<string, readonly string[]>>;

/** As they were saved; nothing when they were not, or not in this form. */
export function campsFrom(view: Readonly<Record<string, unknown>> | undefined): Camps {
  const camps = (view?.camps ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(camps).filter(
      (entry): entry is [string, string[]] => Array.isArray(entry[1]) && entry[1].every((one) => typeof one === "string"),
    ),
  );
}

export const askedCamps = (camps: Camps): string[] =>
  Object.entries(camps)
    .filter(([, members]) => members.length > 0)
    .map(([name, members]) => `${name}=${members.join("|")}`);

export const campOf = (camps: Camps, source: string): string | null =>
  Object.entries(camps).find(([, members]) => members.includes(source))?.[0] ?? null;

/** A source put into a camp and out of every other; `null` into none. */
export function withSource(camps: Camps, source: string, camp: string | null): Camps {
  const left = Object.entries(camps).map(([name, members]) => [name, members.filter((one) => one !== source)] as const);
  return Object.fromEntries(left.map(([name, members]) => [name, name === camp ? [...members, source] : members]));
}

/** A camp under another name, in its place; an empty name takes it away. */
export const renamed = (camps: Camps, from: string, to: string): Camps =>
  Object.fromEntries(
    Object.entries(camps).flatMap(([name, members]) => (name !== from ? [[name, members]] : to ? [[to, members]] : [])),
  );
