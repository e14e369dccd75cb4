import type { SettingsId } from '../../../core/config/documents.ts';
import { askDocument } from '../../api/client.ts';

/** What somebody typed, and the version that she had before her eyes. */
export interface Typed<T> {
  readonly base: number;
  readonly document: T;
}

/**
 * Puts settings into effect; where that takes two people it saves them as a draft and asks for the second one's approval.
 * @returns the draft version afterwards
 */
export const putSettings = async <T>(
  name: SettingsId,
  { base, document }: Typed<T>,
  takesTwo: boolean,
): Promise<number | undefined> => {
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
