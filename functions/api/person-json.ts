import * as z from 'zod';
import { cartOf } from '../../core/cart/cart-of.ts';
import { cartView } from '../../core/cart/cart-view.ts';
import { consentsOf } from '../../core/consent/consents-of.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { computedOf, type Moment } from '../../core/profile/stats/computed.ts';
import { traitsOf } from '../../core/profile/trait-of.ts';
import { computedSchema } from './computed-schema.ts';
import type { Person } from './find-person.ts';

const instant = z.iso.datetime();

const text = z.string().optional();

const cartSchema = z.object({
  id: text,
  items: z.array(
    z.object({
      productId: z.string(),
      name: text,
      price: z.number().optional(),
      currency: text.describe('Only in a cart of several currencies'),
      quantity: z.number(),
      sku: text,
      variant: text,
      url: text,
      imageUrl: text,
    }),
  ),
  value: z.number().nullable().describe('null when it cannot be said in one sum'),
  currency: z.string().nullable(),
  totals: z.record(z.string(), z.number()).optional(),
  updatedAt: instant.optional(),
  cartUrl: text,
  checkoutUrl: text,
});

const enrollmentSchema = z.object({
  journeyId: z.string(),
  stepId: z.string().nullable().describe('null past the last step'),
  status: z.enum(['active', 'completed', 'exited', 'stopped']),
  reason: z.string().optional(),
  wakesAt: instant.optional(),
});

export const personSchema = z
  .object({
    id: z.string(),
    identities: z.array(z.object({ namespace: z.string(), value: z.string() })),
    traits: z.record(z.string(), z.unknown()),
    consent: z.array(
      z.object({
        channel: z.string(),
        address: z.string(),
        purpose: z.enum(['marketing', 'transactional']),
        status: z.enum(['granted', 'denied']),
        at: instant,
        text: z.string().optional(),
        source: z.string().optional(),
        basis: z.string().optional(),
      }),
    ),
    cart: cartSchema.nullable().describe('null when empty'),
    counters: z.object({ orders: z.int() }),
    computed: computedSchema,
    enrollments: z.array(enrollmentSchema).describe('Active ones and those ended within 30 days'),
    mergedFrom: z.array(z.string()),
  })
  .meta({ title: 'Person' });
export type PersonJson = z.infer<typeof personSchema>;

const KEPT_MS = 30 * 86_400_000;
const iso = (atMs: number) => new Date(atMs).toISOString();

const enrollmentJson = ({
  journeyId,
  position,
  status,
  reason,
  wakesAtMs,
}: Enrollment): PersonJson['enrollments'][number] => ({
  journeyId,
  stepId: position.stepId,
  status,
  ...(reason === undefined ? {} : { reason }),
  ...(status === 'active' && wakesAtMs !== undefined ? { wakesAt: iso(wakesAtMs) } : {}),
});

/** The table deletes late: the time of the end is compared here. Newest first. */
const keptEnrollments = (enrollments: readonly Enrollment[], nowMs: number): Enrollment[] =>
  enrollments
    .filter(({ status, endedAtMs }) => status === 'active' || (endedAtMs ?? 0) > nowMs - KEPT_MS)
    .toSorted((a, b) => b.enteredAtMs - a.enteredAtMs);

/** A person as the API answers: traits as plain values, instants as ISO, money as decimals. */
export const personJson = (
  { profile, enrollments }: Person,
  nowMs: number,
  { rfm }: { rfm?: Moment['rfm'] } = {},
): PersonJson => ({
  id: profile.id,
  identities: profile.identities.map(({ namespace, value }) => ({ namespace, value })),
  traits: traitsOf(profile),
  consent: consentsOf(profile).map(({ atMs, ...statement }) => ({ ...statement, at: iso(atMs) })),
  cart: cartView(cartOf(profile, nowMs)),
  counters: { orders: profile.counters.orders },
  computed: computedOf(profile, { nowMs, ...(rfm && { rfm }) }),
  enrollments: keptEnrollments(enrollments, nowMs).map(enrollmentJson),
  mergedFrom: profile.mergedFrom,
});
