import * as z from 'zod';
import type { CartLine } from '../../core/cart/cart-log.ts';
import type { ConsentStatement } from '../../core/consent/consent.ts';
import { decimalOf } from '../../core/money.ts';
import { survivorRules } from '../../core/profile/merge-note.ts';
import type { Contest, MergePreview } from '../../core/profile/merge-preview.ts';
import type { Moment } from '../../core/profile/stats/computed.ts';
import { shownAddress, shownIdentity } from '../../core/push/shown-subscription.ts';
import { personJson, personSchema } from './person-json.ts';

const contest = <T extends z.ZodType>(value: T) => ({
  winner: value.optional(),
  loser: value.optional(),
  stands: value.optional().describe('After the merge; absent where neither does'),
});

const lineSchema = z.object({
  quantity: z.number(),
  name: z.string().optional(),
  price: z.number().optional(),
  currency: z.string().optional(),
});

const statementSchema = z.object({ status: z.enum(['granted', 'denied', 'pending']), at: z.iso.datetime() });

const allowedSchema = z.object({
  allowed: z.literal(true),
  apart: z.boolean().describe('An operator told them apart before; a merge by hand lifts that'),
  survivor: z.object({ id: z.string(), rule: z.enum(survivorRules) }),
  merged: personSchema,
  changes: z.object({
    traits: z.array(z.object({ name: z.string(), ...contest(z.unknown()) })),
    addresses: z.array(z.object({ namespace: z.string(), value: z.string(), inUse: z.boolean() })),
    consents: z.array(
      z.object({
        channel: z.string(),
        address: z.string(),
        purpose: z.string(),
        ...contest(statementSchema),
      }),
    ),
    lines: z.array(z.object({ productId: z.string(), ...contest(lineSchema) })),
    enrollmentsEnding: z.array(
      z.object({ journeyId: z.string(), profileId: z.string(), stepId: z.string().nullable() }),
    ),
  }),
});

const refusedSchema = z.object({
  allowed: z.literal(false),
  reason: z.enum(['one-person', 'different-user-ids']),
  detail: z.string(),
});

export const previewSchema = z
  .discriminatedUnion('allowed', [allowedSchema, refusedSchema])
  .meta({ title: 'MergePreview' });

const shown = <T, U>({ winner, loser, stands }: Contest<T>, show: (value: T) => U): Contest<U> => ({
  ...(winner !== undefined && { winner: show(winner) }),
  ...(loser !== undefined && { loser: show(loser) }),
  ...(stands !== undefined && { stands: show(stands) }),
});

const statementJson = ({ status, atMs }: ConsentStatement) => ({ status, at: new Date(atMs).toISOString() });

const lineJson = ({ quantity, name, priceMinor, currency }: CartLine) => ({
  quantity,
  ...(name !== undefined && { name }),
  ...(priceMinor !== undefined && { price: decimalOf(priceMinor, currency ?? '') }),
  ...(currency !== undefined && { currency }),
});

/** A preview as the API answers it. */
export const previewJson = (
  preview: MergePreview,
  { apart, nowMs, rfm }: { apart: boolean; nowMs: number; rfm: NonNullable<Moment['rfm']> },
): z.infer<typeof allowedSchema> => {
  const { survivor, merged, traits, addresses, consents, lines, ending } = preview;
  return {
    allowed: true,
    apart,
    survivor,
    merged: personJson({ ...merged, enrollments: [...merged.enrollments] }, nowMs, { rfm }),
    changes: {
      traits,
      addresses: addresses.map((one) => ({ ...shownIdentity(one), inUse: one.inUse })),
      consents: consents.map((one) => ({
        channel: one.channel,
        address: shownAddress(one.channel, one.address),
        purpose: one.purpose,
        ...shown(one, statementJson),
      })),
      lines: lines.map((one) => ({ productId: one.productId, ...shown(one, lineJson) })),
      enrollmentsEnding: ending.map(({ journeyId, profileId, position }) => ({
        journeyId,
        profileId,
        stepId: position.stepId,
      })),
    },
  };
};
