/** Does something about each, so many at a time. Once one has failed none is begun. */
export const atATime = async <T, R>(
  width: number,
  all: readonly T[],
  act: (one: T) => Promise<R>,
): Promise<R[]> => {
  const answers: R[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < all.length) {
      const at = next++;
      answers[at] = await act(all[at] as T);
    }
  };
  const stop = (error: unknown): never => {
    next = all.length;
    throw error;
  };
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, () => work().catch(stop)));
  return answers;
};
