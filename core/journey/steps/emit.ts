import * as z from 'zod';
import { isBookkeepingWord } from '../../event/bookkeeping.ts';
import { catalogue } from '../../event/catalogue.ts';
import { OFFER_GRANTED, OFFER_RETURNED } from '../../offer/said-of-offers.ts';
import { productEvents } from '../../product/product.ts';
import { TASK_DONE } from '../../task/task.ts';
import { hopsOf, MOST_HOPS_OF_EVENTS } from '../act.ts';
import { saidValues, valueFaults, valuesOf } from '../said-values.ts';
import { step } from '../step-kind.ts';
import { stepRoots } from '../step-roots.ts';

/** Names that say something to Kaskad itself: no journey may pretend an order, or that somebody agreed. */
const TAKEN: ReadonlySet<string> = new Set([
  ...catalogue,
  'Broadcast Due',
  'Cart Changed',
  'Cart Emptied',
  'Consent Changed',
  'Contact Paused',
  'Contact Resumed',
  'Complaint Opened',
  'Complaint Closed',
  'Journey Left',
  'Journey Requested',
  'Link Requested',
  'Profiles Merged',
  'Profiles Separated',
  'Coupon Applied',
  'Coupon Removed',
  OFFER_GRANTED,
  OFFER_RETURNED,
  TASK_DONE,
  ...productEvents,
]);

/** Says an event of the person, which other journeys may start or end by. */
export const emit = step({
  kind: 'emit',
  fields: () => ({
    event: z
      .string()
      .min(1)
      .max(200)
      .refine((name) => !TAKEN.has(name) && !isBookkeepingWord(name), 'a name that means something else'),
    properties: saidValues.optional(),
  }),
  faults: (step) => valueFaults(step.properties ?? {}, '/properties'),
  advance(ask) {
    if (hopsOf(ask.enrollment) >= MOST_HOPS_OF_EVENTS) return { kind: 'next' };
    const properties = valuesOf(ask.step.properties ?? {}, stepRoots(ask));
    return { kind: 'do', act: { kind: 'emit', event: ask.step.event, properties } };
  },
});
