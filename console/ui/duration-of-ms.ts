const UNITS = [
  ['D', 86_400_000],
  ['H', 3_600_000],
  ['M', 60_000],
] as const;

/** ISO 8601 to the minute: 90,061,000 ms is `P1DT1H1M`; less than a minute is `PT0M`. */
export const durationOfMs = (ms: number): string => {
  let left = ms;
  const [days, ...times] = UNITS.map(([letter, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? '' : `${count}${letter}`;
  });
  const time = times.join('');
  return `P${days}${time === '' ? (days === '' ? 'T0M' : '') : `T${time}`}`;
};
