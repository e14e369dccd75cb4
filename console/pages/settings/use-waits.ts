import type { SettingsId } from '../../../core/config/documents.ts';
import type { listProposals } from '../../../functions/api/routes/list-proposals.ts';
import { useAnswer } from '../../api/use-answer.ts';

/** There is one of a document at most, and a shop has some tens of documents. */
const MOST = 100;

/**
 * Does a change of these settings wait for a second person? Undefined until that is known. Meanwhile they are shown as they are in
 * effect, and with the draft's version: what is saved over that would take the place of what waits, unseen.
 */
export const useWaits = (name: SettingsId): boolean | undefined =>
  useAnswer<typeof listProposals>('/v1/proposals', { query: { limit: MOST } }).data?.proposals.some(
    ({ kind, id }) => kind === 'settings' && id === name,
  );
