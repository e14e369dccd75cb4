import { contactSettingsSchema, shopSettingsSchema } from '../../../core/config/settings.ts';
import { nothingSwitched } from '../../../core/config/switches-settings.ts';
import type { ShopEvent } from '../../../core/event/event.ts';
import { type CompiledJourney, compileJourney } from '../../../core/journey/compile.ts';
import type { Enrollment, SendRecord } from '../../../core/journey/enrollment.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { startedBy } from '../../../core/journey/triggers/trigger-schema.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';

export const T0 = Date.parse('2026-03-02T09:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const contact = contactSettingsSchema.parse({});
/** Nothing is switched off. */
export const switches = nothingSwitched;
export const shop = shopSettingsSchema.parse({
  name: 'Tea & Co',
  prices: { sms: { DE: { amountMinor: 7, currency: 'EUR' }, '*': { amountMinor: 9, currency: 'EUR' } } },
});

export const cartJourney: CompiledJourney = compileJourney(cartAbandoned, 1);

/** A journey of these steps that anything starts. */
export const journeyOf = (steps: unknown[], changes: Partial<Journey> = {}): CompiledJourney =>
  compileJourney(
    { id: 'j', trigger: { event: 'Signed Up' }, steps: steps as Journey['steps'], ...changes },
    1,
  );

/** Ann, with mail, phone and consent for both, and a kettle in her cart since T0. */
export const ann = (changes: Partial<Profile> = {}): Profile => ({
  ...emptyProfile('ann', T0 - DAY),
  identities: [
    { namespace: 'email', value: 'ann@example.com', linkedAtMs: T0 - DAY },
    { namespace: 'phone', value: '+4915112345678', linkedAtMs: T0 - DAY },
  ],
  consents: (['email', 'sms'] as const).map((channel) => ({
    channel,
    address: channel === 'email' ? 'ann@example.com' : '+4915112345678',
    purpose: 'marketing',
    status: 'granted',
    atMs: T0 - DAY,
  })),
  cart: {
    base: {
      id: 'c1',
      openedAtMs: T0,
      activityAtMs: T0,
      lines: [{ productId: 'p1', name: 'Kettle', priceMinor: 1990, currency: 'EUR', quantity: 2 }],
      closed: [],
    },
    ops: [],
  },
  ...changes,
});

export const enrolled = (journey: CompiledJourney, changes: Partial<Enrollment> = {}): Enrollment => ({
  id: 'e1',
  profileId: 'ann',
  journeyId: journey.id,
  journeyVersion: 1,
  entryKey: journey.key === 'cart' ? `c1@${T0}` : 'person',
  cycle: 0,
  status: 'active',
  enteredAtMs: T0,
  trigger: {
    event: startedBy(journey.journey.trigger),
    source: 'web',
    atMs: T0,
    properties: { product_id: 'p1' },
  },
  position: { stepId: journey.first, enteredStepAtMs: T0 },
  wakeNo: 1,
  sends: [],
  version: 1,
  ...changes,
});

export const sent = (channel: SendRecord['channel'], atMs: number, stepId = 'remind'): SendRecord => ({
  sendId: `s-${channel}`,
  stepId,
  channel,
  atMs,
  outcome: 'sent',
});

/** Resting after a mail, the second rung of the cart cascade. */
export const afterMail = (atMs: number, changes: Partial<Enrollment> = {}): Enrollment =>
  enrolled(cartJourney, {
    position: {
      stepId: 'remind',
      enteredStepAtMs: atMs,
      rung: { index: 1, channel: 'email', sentAtMs: atMs, sendId: 's-email' },
    },
    sends: [sent('email', atMs)],
    wakeNo: 3,
    ...changes,
  });

let messages = 0;
export const event = (name: string, atMs: number, changes: Partial<ShopEvent> = {}): ShopEvent => {
  messages += 1;
  return { type: 'track', event: name, messageId: `m${messages}`, atMs, source: 'web', ...changes };
};

export const branch = (id: string, condition: unknown, steps: unknown, others?: unknown): object => ({
  id,
  kind: 'branch',
  if: condition,
  // biome-ignore lint/suspicious/noThenProperty: the document's own word
  then: steps,
  ...(others === undefined ? {} : { else: others }),
});
