import { IANAZone } from 'luxon';
import * as z from 'zod';
import { dueOf } from '../../broadcast/due.ts';
import { parseRule } from '../../broadcast/recurrence.ts';
import { wallTimeForm } from '../../broadcast/wall-time.ts';
import { BROADCAST_DUE } from '../../event/bookkeeping.ts';
import { triggerKind } from './trigger-kind.ts';

const documentId = z.string().min(1).max(64);

const scheduleSchema = z.strictObject({
  at: z
    .string()
    .regex(wallTimeForm, 'a date and a time of day such as 2026-03-02T10:00')
    .meta({ description: 'The first time, by the clocks of the zone', examples: ['2026-03-02T10:00'] }),
  rrule: z
    .string()
    .min(1)
    .max(300)
    .optional()
    .meta({
      description: 'On which days again, at the same time of day: RRULE of RFC 5545. Once if it is left out',
      examples: ['FREQ=WEEKLY;BYDAY=MO'],
    }),
  timezone: z
    .string()
    .max(64)
    .optional()
    .meta({
      description: 'IANA zone; or recipient: by the clock of each person. The shop’s if it is left out',
      examples: ['Europe/Berlin', 'recipient'],
    }),
});

const toSchema = z.union([
  z.strictObject({ segment: documentId }),
  z.strictObject({ recipientsOf: z.strictObject({ journeyId: documentId, runId: documentId }) }),
]);

const warmUpSchema = z.strictObject({
  start: z.int().min(1).max(10_000_000),
  growth: z.number().min(1).max(10),
  since: z.iso.date().optional().meta({ description: 'The first day; that of the run if it is left out' }),
});

/** At set times, everybody in a segment, or everybody who got the messages of an earlier run: a broadcast. */
export const schedule = triggerKind({
  kind: 'schedule',
  fields: {
    schedule: scheduleSchema,
    to: toSchema.meta({
      description: 'Everybody in a segment, or exactly those who were sent something by an earlier run',
    }),
    throttle: z
      .strictObject({ perMinute: z.int().min(1).max(1_000_000) })
      .optional()
      .meta({ description: 'So many people start in one minute at most' }),
    warmUp: warmUpSchema.optional().meta({
      description: 'So many people start on the first day, and growth times as many on each day after it',
    }),
  },
  faults({ schedule: { rrule, timezone } }) {
    const rule = rrule === undefined ? undefined : parseRule(rrule);
    const isZone = timezone === undefined || timezone === 'recipient' || IANAZone.isValidZone(timezone);
    return [
      ...(rule && 'fault' in rule ? [{ path: '/schedule/rrule', message: rule.fault }] : []),
      ...(isZone ? [] : [{ path: '/schedule/timezone', message: 'no time zone that is known' }]),
    ];
  },
  startedBy: () => BROADCAST_DUE,
  isMeant: ({ event, journeyId }) => dueOf(event)?.journeyId === journeyId,
  entryKey: ({ event }) => dueOf(event)?.runId,
});

/** A trigger of this kind. */
export type ScheduleTrigger = z.infer<z.ZodObject<(typeof schedule)['fields'], z.core.$strict>>;
