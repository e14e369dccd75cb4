import * as z from 'zod';
import { cartOf } from '../../core/cart/cart-of.ts';
import { cartView } from '../../core/cart/cart-view.ts';
import { consentsOf } from '../../core/consent/consents-of.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import type { NextSend } from '../../core/journey/plan-next-send.ts';
import { offerViews } from '../../core/offer/offer-view.ts';
import { openComplaints, pausedUntilMs } from '../../core/profile/operator/marks.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { computedOf, type Moment } from '../../core/profile/stats/computed.ts';
import { traitsOf } from '../../core/profile/trait-of.ts';
import { shownAddress, shownIdentity } from '../../core/push/shown-subscription.ts';
import { computedSchema } from './computed-schema.ts';
import type { Person } from './find-person.ts';
import { offerSchema } from './offer-json.ts';
import type { Plans } from './plans-for.ts';
import { recentOrders, recentOrdersSchema } from './recent-orders.ts';

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
  goalAt: instant.optional().describe('When she did what the journey aims at, if that was in time'),
  nextSend: z
    .object({ channel: z.string(), template: z.string(), at: instant })
    .nullable()
    .optional()
    .describe(
      'Active ones: the message that goes out next if she does nothing; limits per customer are not asked',
    ),
  noSendBecause: z.string().optional().describe('Why none does: a code'),
  noSendBy: z.string().optional().describe('The channel of the only message that this keeps back'),
});

export const personSchema = z
  .object({
    id: z.string(),
    identities: z.array(
      z.object({
        namespace: z.string(),
        value: z
          .string()
          .describe(
            'Of webPush where the push service is and a hash, here and in `consent`: it holds a secret',
          ),
      }),
    ),
    traits: z.record(z.string(), z.unknown()),
    consent: z.array(
      z.object({
        channel: z.string(),
        address: z.string(),
        purpose: z.enum(['marketing', 'transactional']),
        status: z.enum(['granted', 'denied', 'pending']).describe('pending: she is yet to confirm it'),
        at: instant,
        text: z.string().optional(),
        source: z.string().optional(),
        basis: z.string().optional().describe('Why it counts, besides that she said so'),
        page: z.string().optional().describe('The page where it was said'),
        ip: z.string().optional().describe('The address of the net it was said from'),
        asked: z
          .object({ at: instant, text, source: text, page: text, ip: text })
          .optional()
          .describe('The yes that was confirmed by it'),
      }),
    ),
    cart: cartSchema.nullable().describe('null when empty'),
    counters: z.object({ orders: z.int() }),
    recentOrders: recentOrdersSchema,
    computed: computedSchema,
    enrollments: z.array(enrollmentSchema).describe('Active ones and those ended within 30 days'),
    mergedFrom: z.array(z.string()),
    segments: z.array(z.object({ id: z.string(), since: instant })).describe('Those she is in'),
    anonymized: z.literal(true).optional().describe('Only what can be counted is left'),
    offers: z.array(offerSchema).describe('What was promised to her, the latest first'),
    topics: z
      .array(z.object({ id: z.string(), status: z.enum(['wanted', 'denied']), at: instant }))
      .describe('What she chose about topics of marketing; one that is not named is wanted'),
    pausedUntil: instant.nullable().describe('Marketing waits until then; null when it does not'),
    openComplaints: z
      .array(z.object({ id: z.string(), openedAt: instant }))
      .describe('Marketing waits while there is one'),
  })
  .meta({ title: 'Person' });
export type PersonJson = z.infer<typeof personSchema>;

const KEPT_MS = 30 * 86_400_000;
const iso = (atMs: number) => new Date(atMs).toISOString();

const withIso = <T extends { atMs: number }>({ atMs, ...rest }: T) => ({ ...rest, at: iso(atMs) });

const planJson = (plan: NextSend) =>
  plan.kind === 'send'
    ? { nextSend: { channel: plan.channel, template: plan.template, at: iso(plan.atMs) } }
    : {
        nextSend: null,
        noSendBecause: plan.reason,
        ...(plan.channel && { noSendBy: plan.channel }),
      };

const enrollmentJson = (
  { journeyId, position, status, reason, wakesAtMs, goalAtMs }: Enrollment,
  plan: NextSend | undefined,
): PersonJson['enrollments'][number] => ({
  journeyId,
  stepId: position.stepId,
  status,
  ...(reason === undefined ? {} : { reason }),
  ...(status === 'active' && wakesAtMs !== undefined ? { wakesAt: iso(wakesAtMs) } : {}),
  ...(goalAtMs === undefined ? {} : { goalAt: iso(goalAtMs) }),
  ...(plan && planJson(plan)),
});

/** The table deletes late: the time of the end is compared here. Newest first. */
const keptEnrollments = (enrollments: readonly Enrollment[], nowMs: number): Enrollment[] =>
  enrollments
    .filter(({ status, endedAtMs }) => status === 'active' || (endedAtMs ?? 0) > nowMs - KEPT_MS)
    .toSorted((a, b) => b.enteredAtMs - a.enteredAtMs);

/** Why marketing waits. */
const standing = (profile: Profile, nowMs: number): Pick<PersonJson, 'pausedUntil' | 'openComplaints'> => {
  const untilMs = pausedUntilMs(profile, nowMs);
  const complaints = openComplaints(profile).map(({ id, saidAtMs }) => ({ id, openedAt: iso(saidAtMs) }));
  return { pausedUntil: untilMs === undefined ? null : iso(untilMs), openComplaints: complaints };
};

/** A person as the API answers: traits as plain values, instants as ISO, money as decimals. */
export const personJson = (
  { profile, enrollments }: Person,
  nowMs: number,
  { rfm, plans }: { rfm?: Moment['rfm']; plans?: Plans } = {},
): PersonJson => ({
  id: profile.id,
  identities: profile.identities.map(shownIdentity),
  traits: traitsOf(profile),
  consent: consentsOf(profile).map(({ atMs, asked, ...statement }) => ({
    ...statement,
    address: shownAddress(statement.channel, statement.address),
    at: iso(atMs),
    ...(asked && { asked: withIso(asked) }),
  })),
  cart: cartView(cartOf(profile, nowMs)),
  counters: { orders: profile.counters.orders },
  recentOrders: recentOrders(profile),
  computed: computedOf(profile, { nowMs, ...(rfm && { rfm }) }),
  enrollments: keptEnrollments(enrollments, nowMs).map((one) => enrollmentJson(one, plans?.get(one.id))),
  mergedFrom: profile.mergedFrom,
  segments: Object.entries(profile.segments ?? {}).map(([id, sinceMs]) => ({ id, since: iso(sinceMs) })),
  ...(profile.anonymized ? { anonymized: true as const } : {}),
  offers: offerViews({ held: profile.offers, nowMs }),
  topics: (profile.topics ?? []).map(({ id, saidAtMs, denied }) => ({
    id,
    status: denied ? ('denied' as const) : ('wanted' as const),
    at: iso(saidAtMs),
  })),
  ...standing(profile, nowMs),
});
