/**
 * Where margin notes stand: in order, never overlapping, each as near its sentence as the others let it. An open
 * card is held level with its sentence; the notes before it give way upwards, those after it downwards.
 * @param anchors where each note would stand, px from the top, ascending
 * @param heights px
 * @returns the top of each, px
 */
export function placeNotes(anchors: readonly number[], heights: readonly number[], gap: number, open = -1): number[] {
  const tops = [...anchors];
  for (let i = 1; i < tops.length; i++) {
    if (i === open) {
      makeRoom(tops, heights, gap, open);
      continue;
    }
    tops[i] = Math.max(tops[i], tops[i - 1] + heights[i - 1] + gap);
  }
  return tops;
}

/** Moves the notes above the open card up, as far as the page's top allows; what is left moves the card down. */
function makeRoom(tops: number[], heights: readonly number[], gap: number, open: number): void {
  let limit = tops[open];
  for (let i = open - 1; i >= 0; i--) {
    const top = limit - gap - heights[i];
    if (tops[i] <= top) break;
    tops[i] = top;
    limit = top;
  }
  const short = Math.min(0, tops[0]);
  if (short === 0) return;
  tops[0] = 0;
  for (let i = 1; i <= open; i++) tops[i] = Math.max(tops[i], tops[i - 1] + heights[i - 1] + gap);
}
