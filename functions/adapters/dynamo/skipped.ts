import { log } from '../../runtime/log.ts';

/** What only a hand in the table can have put there is left out. An alarm counts these lines. */
export const skipped = (document: string, reason: string): void =>
  log.error('malformed document skipped', { document, reason });
