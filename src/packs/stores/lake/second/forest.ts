/**
 * Disjoint sets of reports (Tarjan 1975), by the 64 bits of their names, in flat arrays: 20 bytes a report, so that a hundred
 * million linked ones fit a machine of 4 GB. The least name of a set stands for it.
 */
export interface Forest {
  /** Puts two names into one set. */
  link(a: bigint, b: bigint): void;
  /** Every name that was ever linked, with the least of its set. */
  members(): Iterable<readonly [name: bigint, least: bigint]>;
}

const NONE = 0xffffffff;

export function createForest(): Forest {
  let capacity = 1 << 12;
  let size = 0;
  let names = new BigUint64Array(capacity);
  let parents = new Uint32Array(capacity);
  // Open addressing over the names: they are hashes themselves.
  let slots = new Uint32Array(capacity * 2).fill(NONE);

  const slotOf = (name: bigint): number => {
    const mask = slots.length - 1;
    let slot = Number(BigInt.asUintN(32, name)) & mask;
    while (slots[slot] !== NONE && names[slots[slot]!] !== name) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    capacity *= 2;
    const [wider, higher] = [new BigUint64Array(capacity), new Uint32Array(capacity)];
    wider.set(names);
    higher.set(parents);
    [names, parents] = [wider, higher];
    slots = new Uint32Array(capacity * 2).fill(NONE);
    for (let index = 0; index < size; index++) slots[slotOf(names[index]!)] = index;
  };
  const indexOf = (name: bigint): number => {
    if (size === capacity) grow();
    const slot = slotOf(name);
    if (slots[slot] === NONE) {
      names[size] = name;
      parents[size] = size;
      slots[slot] = size++;
    }
    return slots[slot]!;
  };
  const rootOf = (index: number): number => {
    let at = index;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  };

  return {
    link: (a, b) => {
      const [one, other] = [rootOf(indexOf(a)), rootOf(indexOf(b))];
      if (names[one]! < names[other]!) parents[other] = one;
      else parents[one] = other;
    },
    *members() {
      for (let index = 0; index < size; index++) yield [names[index]!, names[rootOf(index)]!];
    },
  };
}
