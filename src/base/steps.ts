/**
 * Work in steps, so that of several texts each can go one step before any goes the next. The machine code of a stage is more than a core keeps
 * close by: in step it is fetched once for all of them. `yield` stands where a step ends, and nothing is awaited.
 */
export type Steps<T> = Generator<void, T, void>;

/** Several works, a step of each in turn; their results in their order. */
export function inStep<T>(works: readonly Steps<T>[]): T[] {
  const results: T[] = [];
  let going = works.map((work, at) => ({ work, at }));
  while (going.length > 0)
    going = going.filter(({ work, at }) => {
      const { done, value } = work.next();
      if (done) results[at] = value;
      return !done;
    });
  return results;
}

/** One work from its beginning to its end. */
export const alone = <T>(work: Steps<T>): T => inStep([work])[0];
