import { log } from '../../runtime/log.ts';
import { count } from '../../runtime/measure.ts';

/** What only a hand in the table can have put there is left out. */
export const skipped = (document: string, reason: string): void => {
  log.error('malformed document skipped', { document, reason });
  count('MalformedDocuments');
};
