import type { Channel } from '../../../../core/consent/consent.ts';
import type { Journey } from '../../../../core/journey/journey.ts';

export const REPEATS = ['once', 'daily', 'weekly', 'monthly', 'own'] as const;
export type Repeat = (typeof REPEATS)[number];

const RULES: Readonly<Record<Exclude<Repeat, 'own'>, string | undefined>> = {
  once: undefined,
  daily: 'FREQ=DAILY',
  weekly: 'FREQ=WEEKLY',
  monthly: 'FREQ=MONTHLY',
};

export const CHANNELS = ['email', 'push', 'sms', 'webpush', 'telegram'] as const;

/** A broadcast as it is typed. Once it was saved it has an id, and the draft version that the next save is made over. */
export interface TypedBroadcast {
  readonly name: string;
  readonly segment: string | null;
  readonly channel: (typeof CHANNELS)[number];
  readonly template: string | null;
  /** Wall time: `2026-03-02T10:00`. */
  readonly at: string;
  readonly repeat: Repeat;
  readonly rrule: string;
  readonly isByRecipient: boolean;
  readonly perMinute: number | string;
  readonly saved?: { readonly id: string; readonly draftVersion: number };
}

export const nothingTyped: TypedBroadcast = {
  ...{ name: '', segment: null, channel: 'email', template: null, at: '' },
  ...{ repeat: 'once', rrule: '', isByRecipient: false, perMinute: '' },
};

export type Missing = 'name' | 'segment' | 'template' | 'at' | 'rrule';

export const missingIn = ({ name, segment, template, at, repeat, rrule }: TypedBroadcast): Missing[] => {
  const wanted: [Missing, boolean][] = [
    ['name', name.trim() !== ''],
    ['segment', segment !== null],
    ['template', template !== null],
    ['at', /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(at)],
    ['rrule', repeat !== 'own' || rrule.trim() !== ''],
  ];
  return wanted.flatMap(([field, isThere]) => (isThere ? [] : [field]));
};

/** One message, at set times, to everybody in a segment. */
export const journeyOf = (id: string, typed: TypedBroadcast): Journey => {
  const { name, segment, channel, template, at, repeat, rrule, isByRecipient, perMinute } = typed;
  const again = repeat === 'own' ? rrule.trim().replace(/^RRULE:/i, '') : RULES[repeat];
  const sending: Channel = channel;
  return {
    id,
    name: name.trim(),
    purpose: 'marketing',
    trigger: {
      schedule: {
        at,
        ...(again !== undefined && { rrule: again }),
        ...(isByRecipient && { timezone: 'recipient' }),
      },
      to: { segment: segment ?? '' },
      ...(typeof perMinute === 'number' && { throttle: { perMinute } }),
    },
    steps: [{ id: 'message', kind: 'send', channel: sending, template: template ?? '' }],
  };
};
