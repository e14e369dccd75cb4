import * as z from 'zod';
import { cartOf } from '../../core/cart/cart-of.ts';
import { cartView } from '../../core/cart/cart-view.ts';
import { displayName } from '../../core/profile/display-name.ts';
import { openComplaints, pausedUntilMs } from '../../core/profile/operator/marks.ts';
import type { Person } from './find-person.ts';
import { contactsOf, contactsSchema } from './person-line.ts';
import { activeOf } from './plans-for.ts';
import { recentOrders, recentOrdersSchema } from './recent-orders.ts';

const MOST_ORDERS = 3;

export const personCardSchema = z
  .object({
    id: z.string(),
    matched: z.object({ namespace: z.string() }).describe('What was typed is this of her'),
    orders: recentOrdersSchema.describe('The three latest, newest first, each with its status'),
    name: z.string().optional(),
    contacts: contactsSchema,
    cart: z
      .object({ items: z.int(), value: z.number().nullable(), currency: z.string().nullable() })
      .nullable()
      .describe('`items` counts lines; null when empty'),
    activeJourneys: z.array(z.string()),
    openComplaints: z.int(),
    paused: z.literal(true).optional().describe('Marketing waits'),
    lastSeenAt: z.iso.datetime().optional(),
  })
  .meta({ title: 'PersonCard' });
export type PersonCard = z.infer<typeof personCardSchema>;

/** A person at a glance, as one who has her on the telephone needs her: the order first. */
export const personCard = (person: Person, namespace: string, nowMs: number): PersonCard => {
  const { profile } = person;
  const name = displayName(profile);
  const cart = cartView(cartOf(profile, nowMs));
  return {
    id: profile.id,
    matched: { namespace },
    orders: recentOrders(profile, MOST_ORDERS),
    ...(name !== undefined && { name }),
    contacts: contactsOf(profile.identities),
    cart: cart && { items: cart.items.length, value: cart.value, currency: cart.currency },
    activeJourneys: [...new Set(activeOf(person).map(({ journeyId }) => journeyId))],
    openComplaints: openComplaints(profile).length,
    ...(pausedUntilMs(profile, nowMs) !== undefined && { paused: true as const }),
    ...(profile.lastSeenAtMs > 0 && { lastSeenAt: new Date(profile.lastSeenAtMs).toISOString() }),
  };
};
