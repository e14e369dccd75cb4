import type { Snapshot } from '../../config/snapshot.ts';
import type { FoldRules } from '../../profile/fold-rules.ts';
import { countingIn } from '../../segment/counting.ts';
import { countedEvents } from '../counted-events.ts';
import type { Journey } from '../journey.ts';

/** How events would become people if this journey were published too. */
export const rulesFor = (
  {
    people,
    journeys,
    segments,
    offers,
    shop,
    consent,
  }: Pick<Snapshot, 'people' | 'journeys' | 'segments' | 'offers' | 'shop' | 'consent'>,
  journey: Journey,
): FoldRules => ({
  people,
  counted: countedEvents([...countingIn({ journeys, segments }), { journey, status: 'live' }]),
  consent,
  withCoupons: Object.keys(offers).length > 0,
  ...(shop.country !== undefined && { country: shop.country }),
});
