import type { ContactRule } from './contact-request.ts';

/** Enough marketing for now. The table decides under concurrency; none at all is known without it. */
export const overCap: ContactRule = ({ purpose, channel, capped }, { contact }) => {
  if (purpose === 'transactional') return undefined;
  const caps: Partial<Record<string, { max: number }>> = contact.caps;
  return capped || caps[channel]?.max === 0 ? { kind: 'skipped', reason: 'capped' } : undefined;
};
