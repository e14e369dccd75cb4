import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../../core/duration.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { onsiteSender } from '../../../functions/adapters/senders/onsite.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { enrolled, t0 } from '../../support/ann.ts';
import { fakeOnsiteMessages } from '../../support/fakes/onsite-messages.ts';

const due = t0 + HOUR_MS;

/** Shows one message an hour after the cart was filled, or after an event that is about something else. */
const waiting = async (template: object, more: Partial<Journey> = {}, inside: Partial<Enrollment> = {}) => {
  const show = { id: 'show', kind: 'send', channel: 'onsite', template: 'onsite' };
  const steps = [cartAbandoned.steps[0], show] as Journey['steps'];
  const rig = advanceRig({
    journey: { ...cartAbandoned, steps, ...more },
    enrollments: [enrolled(inside)],
    shop: { allowedOrigins: ['https://shop.example'] },
    templates: [{ id: 'onsite', channel: 'onsite', text: 'Summer is here', ...template }],
  });
  const messages = fakeOnsiteMessages(rig.ports.clock);
  Object.assign(rig.ports.senders, { onsite: onsiteSender(messages, rig.ports.clock) });
  await rig.wakes.arm(rig.wake(), due);
  await rig.until(due);
  const [message] = await messages.ofPeople(['ann']);
  return message;
};

describe('a message onsite', () => {
  it('waits for a week in its place, with a link through our redirect', async () => {
    expect(await waiting({ subject: 'Hello', slot: 'till' })).toMatchObject({
      slot: 'till',
      title: 'Hello',
      text: 'Summer is here',
      url: expect.stringMatching(/^https:\/\/k\.example\/c\//),
      createdAtMs: due,
      expiresAtMs: due + 7 * DAY_MS,
    });
  });

  it.each<[string, boolean, object]>([
    ['says her name', true, { text: 'Hello {{ profile.email }}' }],
    ['says her name in its title', true, { subject: '{{ profile.email }}' }],
    ['shows a link made for her', true, { text: 'Look: {{ link }}' }],
    ['says the same to everybody', false, {}],
    ['says who nobody is', false, { text: 'Hello {{ profile.firstName | default: "you" }}' }],
  ])('that %s is personal: %s', async (_what, personal, template) => {
    expect(await waiting(template)).toMatchObject({ personal });
  });

  it('keeps a link to her cart for her', async () => {
    const properties = { product_id: 'p1', url: 'https://shop.example/p1' };
    const trigger = { event: 'Product Viewed', source: 'web', atMs: t0, properties };

    expect(await waiting({})).toMatchObject({ personal: false, personalUrl: true });
    expect(await waiting({}, { entry: { key: 'person' } }, { trigger })).not.toHaveProperty('personalUrl');
  });
});
