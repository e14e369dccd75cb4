export type ChangeInWords = { kind: 'more' | 'fewer' | 'unclear'; from: number; to: number };

/** An interval (`low` ≤ `high`, shares of people) as it is read: so many more or fewer of a hundred; where it holds both, `from` fewer to `to` more. */
export const changeInWords = ({ low, high }: { low: number; high: number }): ChangeInWords => {
  const [from, to] = [low * 100, high * 100];
  if (low >= 0) return { kind: 'more', from, to };
  if (high <= 0) return { kind: 'fewer', from: -to, to: -from };
  return { kind: 'unclear', from: -from, to };
};
