const ROUNDS = 9;
const ROUND_MS = 120;

/** What the thread itself has computed, in ms: others on the machine are not counted. */
const spentMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** So many calls take about a round. */
const callsOf = (work: () => void): number => {
  let calls = 1;
  for (;;) {
    const fromMs = spentMs();
    for (let call = 0; call < calls; call++) work();
    const ms = spentMs() - fromMs;
    if (ms > ROUND_MS / 4) return Math.max(1, Math.round((calls * ROUND_MS) / ms));
    calls *= 4;
  }
};

/** Nanoseconds a call of each: the quickest of rounds that take turns. Others use the same cores and caches; what they take is not ours. */
export const nsPerCall = <Name extends string>(works: Record<Name, () => void>): Record<Name, number> => {
  const names = Object.keys(works) as Name[];
  const calls = Object.fromEntries(names.map((name) => [name, callsOf(works[name])])) as Record<Name, number>;
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < ROUNDS; round++)
    for (const name of names) {
      const fromMs = spentMs();
      for (let call = 0; call < calls[name]; call++) works[name]();
      times[name].push(((spentMs() - fromMs) * 1e6) / calls[name]);
    }
  return Object.fromEntries(names.map((name) => [name, Math.min(...times[name])])) as Record<Name, number>;
};
