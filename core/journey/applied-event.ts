import type { ShopEvent } from '../event/event.ts';

/** An event of one person that changed something: received and not a duplicate, or derived from such a one. */
export type AppliedEvent = ShopEvent & { derived?: true };
