import { countedLines } from '../../../core/counted-lines.ts';
import { log } from '../../runtime/log.ts';

/** What only a hand in the table can have put there is left out. */
export const skipped = (document: string, reason: string): void =>
  log.error(countedLines.MalformedDocuments, { document, reason });
