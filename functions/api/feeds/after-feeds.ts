import type { FeedsSettings } from '../../../core/config/feeds-settings.ts';
import { armFeeds } from '../../../core/feed/arm-feed.ts';
import type { Changed } from '../documents/changed.ts';
import type { ApiPorts } from '../ports.ts';

/** A feed that is new or has changed is read at once, and from then on in its own time. */
export const afterFeeds = async (ports: ApiPorts, { id, after, by }: Changed<'settings'>): Promise<void> => {
  if (id === 'feeds' && after) await armFeeds(ports, (after.document as FeedsSettings).feeds, by);
};
