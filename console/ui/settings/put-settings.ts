import type { SettingsId } from '../../../core/config/documents.ts';
import { askDocument } from '../../api/client.ts';
import { ChangeWaits } from './change-waits.ts';
import { readProposals } from './proposals.ts';

/** What somebody typed, and the version that she had before her eyes. */
export interface Typed<T> {
  readonly base: number;
  readonly document: T;
}

/**
 * What a page knows of it is as old as the page, and the version may already be that of what waits: `If-Match` alone would let
 * it be overwritten. What is saved and proposed from here on is a later version.
 */
const refuseOverWaiting = async (name: SettingsId): Promise<void> => {
  const waiting = (await readProposals()).find(({ kind, id }) => kind === 'settings' && id === name);
  if (waiting) throw new ChangeWaits(waiting.by);
};

/**
 * Puts settings into effect; where that takes two people it saves them as a draft and asks for the second one's approval.
 * @returns the draft version afterwards
 * @throws ChangeWaits where another change of them waits for her
 */
export const putSettings = async <T>(
  name: SettingsId,
  { base, document }: Typed<T>,
  takesTwo: boolean,
): Promise<number | undefined> => {
  await refuseOverWaiting(name);
  const path = `/v1/settings/${name}`;
  const { draftVersion } = await askDocument(path, {
    ...{ method: 'PUT', body: document, ifMatch: base },
    ...(takesTwo && { query: { draft: 'true' } }),
  });
  if (!takesTwo) return draftVersion;
  const proposed = await askDocument(`${path}/propose`, {
    ...{ method: 'POST', body: {} },
    ...(draftVersion === undefined ? {} : { ifMatch: draftVersion }),
  });
  return proposed.draftVersion ?? draftVersion;
};
