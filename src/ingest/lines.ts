/**
 * The lines of a stream of bytes, one at a time and whatever their number; a line longer than `max` is passed over
 * to its end and given as null, so that one runaway line costs neither memory nor the lines after it.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, max: number): AsyncGenerator<Uint8Array | null> {
  let held: Uint8Array[] = [];
  let size = 0;
  let over = false;
  const take = (): Uint8Array | null => {
    const line = over ? null : join(held, size);
    held = [];
    size = 0;
    over = false;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    keep(chunk.subarray(from));
  }
  if (size > 0 || over) yield take();

  function keep(part: Uint8Array): void {
    if (over || part.length === 0) return;
    size += part.length;
    if (size > max) {
      over = true;
      held = [];
    } else held.push(part);
  }
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  if (parts.length === 1) return parts[0];
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
