import type { Consent } from '../customer.ts';

const RANK = { granted: 2, pending: 1, denied: 0 } as const;

/** What a channel may be used for at best: one address of it that is allowed is enough. */
export const consentOfChannels = (
  consent: readonly Consent[],
): { channel: string; status: Consent['status'] }[] => {
  const best = new Map<string, Consent['status']>();
  for (const { channel, purpose, status } of consent) {
    if (purpose !== 'marketing') continue;
    const known = best.get(channel);
    if (known === undefined || RANK[status] > RANK[known]) best.set(channel, status);
  }
  return [...best].map(([channel, status]) => ({ channel, status }));
};
