import * as z from 'zod';
import { conditionSchema } from '../condition/condition.ts';
import { conditionFaults } from '../condition/condition-faults.ts';
import { duration } from '../duration-schema.ts';
import type { Fault } from '../errors.ts';
import { faultsOf } from '../faults.ts';
import { countingIn } from '../segment/counting.ts';
import { awaitedFaults, awaitedSchema } from './awaited.ts';
import { countFault } from './counted-events.ts';
import { labelsSchema } from './labels.ts';
import type { StepContext } from './step-kind.ts';
import { stepSchema } from './step-schema.ts';
import { triggerFaults, triggerSchema } from './triggers/trigger-schema.ts';
import { stepFaults } from './validate-steps.ts';

/** Their ids are kept to count exactly. */
const MOST_ENTRIES = 5_000;

const fields = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens'),
  name: z.string().min(1).max(200).optional(),
  labels: labelsSchema.optional(),
  /** `marketing` when it is left out. */
  purpose: z.enum(['marketing', 'transactional']).optional(),
  topic: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens')
    .optional()
    .meta({
      description: 'What it is about: one of the topics of settings/preferences, which people may deny',
    }),
  priority: z.enum(['high', 'normal', 'low']).optional().meta({
    description:
      'Who gives way when a person may get only one more message: low for what goes out on a schedule, else normal',
  }),
  audience: conditionSchema.optional(),
  entry: z
    .strictObject({
      /** What an entry is about: the person when it is left out. */
      key: z
        .enum(['person', 'cart', 'order', 'item'])
        .optional()
        .meta({ description: 'One entry per person, cart, order_id or product_id of the event' }),
      /** `after-exit` when it is left out. */
      reentry: z
        .union([z.enum(['never', 'after-exit']), z.strictObject({ after: duration })], {
          error: 'never, after-exit or { "after": a duration }',
        })
        .optional()
        .meta({ description: 'When she may come in again; after-exit if it is left out' }),
      cap: z
        .strictObject({ max: z.int().min(1).max(MOST_ENTRIES), per: duration })
        .optional()
        .meta({
          description: 'At most so many people come in per window; windows of days begin at midnight',
        }),
      replaces: z.array(z.string().min(1).max(64)).max(20).optional().meta({
        description:
          'Journeys that she leaves when she enters this one, and does not enter while she is in it',
      }),
    })
    .optional(),
  exit: z
    .array(awaitedSchema)
    .max(20)
    .optional()
    .meta({ description: 'Any of these ends it at once, whatever it waits for' }),
  goal: awaitedSchema.extend({ within: duration.optional() }).optional().meta({
    description:
      'What it is for, counted within this time after the entry (30 days if it is left out), also after its end',
  }),
  holdout: z
    .number()
    .min(0)
    .max(0.9)
    .optional()
    .meta({ description: 'Share of people who get nothing, to measure against: 0.05 is 5 %' }),
};

/** `PUT /v1/journeys/{id}`. Kept as it was written: what is left out stays out. */
export const journeySchema = z.strictObject({
  ...fields,
  trigger: triggerSchema,
  steps: z.array(stepSchema).min(1).max(100),
});
export type Journey = z.infer<typeof journeySchema>;

/** Without what has faults of its own: triggers and steps are checked by their kinds. */
const shell = z.strictObject({
  ...fields,
  trigger: z.unknown(),
  steps: z.array(z.unknown()).min(1).max(100),
});

export type JourneyCheck = { kind: 'valid'; journey: Journey } | { kind: 'faults'; faults: Fault[] };

const conditionsOf = (shell: Record<string, unknown>): Fault[] => {
  const { audience, exit, goal } = shell as Partial<Journey>;
  return [
    ...conditionFaults(audience, '/audience'),
    ...(Array.isArray(exit) ? exit : []).flatMap((one, index) => awaitedFaults(one, `/exit/${index}`)),
    ...awaitedFaults(goal, '/goal'),
  ];
};

/** What somebody must be told is kept from nobody. */
const holdoutFaults = ({ holdout, purpose }: Record<string, unknown>): Fault[] =>
  holdout !== undefined && purpose === 'transactional'
    ? [{ path: '/holdout', message: 'a transactional journey has no control group' }]
    : [];

const topicFaults = ({ topic }: Record<string, unknown>, { preferences }: StepContext): Fault[] =>
  typeof topic !== 'string' || !preferences || preferences.topics.some(({ id }) => id === topic)
    ? []
    : [{ path: '/topic', message: `there is no topic ${topic} in settings/preferences` }];

/** Every fault of a journey document at once, each by JSON pointer: unknown kinds, templates, repeated ids, conditions. */
export const validateJourney = (document: unknown, context: StepContext): JourneyCheck => {
  const parsed = shell.safeParse(document);
  const raw = (typeof document === 'object' && document !== null ? document : {}) as Record<string, unknown>;
  const tooMany = countFault(raw, raw.id, countingIn(context));
  const faults = [
    ...(tooMany ? [tooMany] : []),
    ...(parsed.success ? [] : faultsOf(parsed.error)),
    ...triggerFaults(raw.trigger, context),
    ...conditionsOf(raw),
    ...holdoutFaults(raw),
    ...topicFaults(raw, context),
    ...(Array.isArray(raw.steps) ? stepFaults(raw.steps, context) : []),
  ];
  return faults.length === 0 ? { kind: 'valid', journey: document as Journey } : { kind: 'faults', faults };
};
