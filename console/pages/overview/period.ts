export const periods = ['1', '30', '90'] as const;
export type Period = (typeof periods)[number];

const DAY_MS = 86_400_000;

/** From the address; 30 days where it says nothing that is known. */
export const daysOf = (asked: string | null): Period => periods.find((each) => each === asked) ?? '30';

/**
 * So many days until today. Instants to the hour, so that the same hour asks the same question; the API reads them as days by the
 * clock of the shop.
 */
export const rangeOf = (period: Period, nowMs: number): { from: string; to: string } => {
  const hourMs = Math.floor(nowMs / 3_600_000) * 3_600_000;
  return {
    from: new Date(hourMs - (Number(period) - 1) * DAY_MS).toISOString(),
    to: new Date(hourMs).toISOString(),
  };
};

/** Every day from the first to the last, included: `2026-03-01`, `2026-03-02`, … */
export const daysBetween = (from: string, to: string): string[] => {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return Array.from({ length: count }, (_, day) =>
    new Date(Date.parse(from) + day * DAY_MS).toISOString().slice(0, 10),
  );
};
