import type { PublishingSettings } from '../../../core/config/publishing-settings.ts';
import type { DocumentView } from '../../../functions/api/documents/document-view.ts';
import { ask } from '../../api/client.ts';

/** `waits`: somebody has asked for this very draft before. */
export type Brought = 'published' | 'asked' | 'waits';

interface Draft {
  /** Of the document. */
  readonly path: string;
  /** The draft that was seen: one that somebody else saved since is neither published nor asked for. */
  readonly draftVersion: number;
  readonly why?: string;
}

const bodyOf = ({ why }: Draft) => (why === undefined ? {} : { why });

/** What somebody else has asked for meanwhile waits as it is. */
export const askSecond = async (draft: Draft): Promise<Exclude<Brought, 'published'>> => {
  const { path, draftVersion } = draft;
  const { proposal } = (await ask(path)) as DocumentView<unknown>;
  if (proposal) return 'waits';
  await ask(`${path}/propose`, { method: 'POST', body: bodyOf(draft), ifMatch: draftVersion });
  return 'asked';
};

/**
 * Publishes a draft; where that takes two people it asks the second one. How many it takes is asked anew, and whoever was offered
 * to ask publishes nothing.
 */
export const bringIntoEffect = async (draft: Draft, isOfferedToAsk: boolean): Promise<Brought> => {
  const { approval } = (await ask('/v1/settings/publishing')) as PublishingSettings;
  if (isOfferedToAsk || approval === 'two-people') return askSecond(draft);
  const { path, draftVersion } = draft;
  await ask(`${path}/publish`, { method: 'POST', body: bodyOf(draft), ifMatch: draftVersion });
  return 'published';
};
