/**
 * Where a state's name and shares stand on the map: inside its outline when there is room, else in a column at the
 * right with a leader to the state. Replaces placing small states by hand.
 */
export interface Shape {
  readonly code: string;
  /** Centre of the outline, px. */
  readonly x: number;
  readonly y: number;
  /** Size of the outline's box, px. */
  readonly width: number;
  readonly height: number;
}

export interface Tag {
  readonly code: string;
  readonly x: number;
  readonly y: number;
  /** Where the leader ends in the state; `null` when the tag stands inside it. */
  readonly leader: { readonly x: number; readonly y: number } | null;
}

/** A tag's own size, px. */
export const TAG = { width: 104, height: 50 };

/** Room a box must have for a tag to sit on its outline: an outline fills about half of its box. */
const ROOMY = { width: TAG.width * 2.1, height: TAG.height * 2.4 };
const GAP = 10;

export function placeTags(shapes: readonly Shape[], mapWidth: number, mapHeight: number): Tag[] {
  const inside = shapes.filter(({ width, height }) => width >= ROOMY.width && height >= ROOMY.height);
  const outside = shapes.filter((shape) => !inside.includes(shape)).sort((a, b) => a.y - b.y);
  const x = mapWidth - TAG.width;
  // Tags in the column are pushed apart downwards, then, past the map's foot, back up.
  const tops = outside.map(({ y }) => y - TAG.height / 2);
  for (let i = 1; i < tops.length; i++) tops[i] = Math.max(tops[i], tops[i - 1] + TAG.height + GAP);
  let floor = mapHeight - TAG.height;
  for (let i = tops.length - 1; i >= 0; i--) {
    tops[i] = Math.max(0, Math.min(tops[i], floor));
    floor = tops[i] - TAG.height - GAP;
  }
  return [
    ...inside.map(({ code, x, y }) => ({ code, x: x - TAG.width / 2, y: y - TAG.height / 2, leader: null })),
    ...outside.map((shape, i) => ({ code: shape.code, x, y: tops[i], leader: { x: shape.x, y: shape.y } })),
  ];
}
