import { capsOver } from './cap-window.ts';
import type { ContactRule } from './contact-request.ts';

/** Enough marketing for now. The table decides under concurrency; none at all is known without it. */
export const overCap: ContactRule = ({ purpose, channel, capped }, { contact }) => {
  if (purpose === 'transactional') return undefined;
  const isNone = [...capsOver(contact, channel), ...capsOver(contact, 'total')].some(({ max }) => max === 0);
  return capped || isNone ? { kind: 'skipped', reason: 'capped' } : undefined;
};
