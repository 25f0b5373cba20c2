/**
 * Where a state's name and shares stand on the map: inside its outline when there is room, else in a column at the
 * right, or a row at the foot, with a leader to the state.
 */
export interface Shape {
  readonly code: string;
  /** Centre of the outline, px. */
  readonly x: number;
  readonly y: number;
  /** Whether a tag about the centre would lie on the state itself. */
  readonly isRoomy: boolean;
}

export interface Tag {
  readonly code: string;
  readonly x: number;
  readonly y: number;
  /** Where the leader ends in the state; `null` when the tag stands inside it. */
  readonly leader: { readonly x: number; readonly y: number } | null;
}

/** A tag's own size, px. */
export const TAG = { width: 124, height: 50 };

const GAP = 10;
/** A state left of this part of the map has its tag below it, so that no leader crosses the whole map. */
const MIDDLE = 0.5;

export function placeTags(shapes: readonly Shape[], mapWidth: number, mapHeight: number): Tag[] {
  const inside = shapes.filter((shape) => shape.isRoomy);
  const outside = shapes.filter((shape) => !shape.isRoomy);
  const right = outside.filter(({ x }) => x > mapWidth * MIDDLE).sort((a, b) => a.y - b.y);
  const below = outside.filter(({ x }) => x <= mapWidth * MIDDLE).sort((a, b) => a.x - b.x);
  const tops = spread(
    right.map(({ y }) => y - TAG.height / 2),
    TAG.height,
    mapHeight,
  );
  const lefts = spread(
    below.map(({ x }) => x - TAG.width / 2),
    TAG.width,
    mapWidth,
  );
  const leader = ({ x, y }: Shape) => ({ x, y });
  return [
    ...inside.map(({ code, x, y }) => ({ code, x: x - TAG.width / 2, y: y - TAG.height / 2, leader: null })),
    ...right.map((shape, i) => ({ code: shape.code, x: mapWidth - TAG.width, y: tops[i], leader: leader(shape) })),
    ...below.map((shape, i) => ({ code: shape.code, x: lefts[i], y: mapHeight - TAG.height, leader: leader(shape) })),
  ];
}

/** Pushed apart towards the end, then, past it, back again. */
function spread(wanted: readonly number[], size: number, room: number): number[] {
  const places = wanted.map((place) => Math.max(0, place));
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i], places[i - 1] + size + GAP);
  let last = room - size;
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.max(0, Math.min(places[i], last));
    last = places[i] - size - GAP;
  }
  return places;
}
