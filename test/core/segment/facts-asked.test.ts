import { expect, it } from '@jest/globals';
import { inEffectOf } from '../../../core/config/in-effect.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import type { JourneyStatus } from '../../../core/journey/journey-status.ts';
import { factsAsked } from '../../../core/segment/facts-asked.ts';
import type { Segment } from '../../../core/segment/segment.ts';

const house = (segments: Segment[], journey?: Partial<Journey>, status: JourneyStatus = 'live') => {
  const { snapshot } = inEffectOf(undefined, []);
  const base: Journey = { id: 'j', trigger: { event: 'Signed Up' }, steps: [{ id: 'x', kind: 'exit' }] };
  const journeys = journey ? [{ journey: { ...base, ...journey }, version: 1, status }] : [];
  return { ...snapshot, segments, journeys };
};
const sent = { within: [{ var: 'messages.email.lastSentAt' }, 'P3D'] };

it('nothing is told while nobody asks', () => {
  const asked = factsAsked(
    house([{ id: 'vip', condition: { '>': [{ var: 'profile.computed.orders' }, 5] } }]),
  );
  expect(asked).toEqual({ messages: false, journeys: false });
});

it('messages are, once a segment, a journey or a template looks at them or counts them', () => {
  const asking = [
    house([{ id: 's', condition: sent }]),
    house([{ id: 's', condition: { '>': [{ times: ['Email Sent', 'P7D'] }, 3] } }]),
    house([], { audience: { '!': [sent] } }),
    house([], { trigger: { event: 'SMS Link Clicked' } }),
    house([], { exit: [{ event: 'Email Opened' }] }, 'paused'),
    {
      ...house([]),
      templates: { t: { id: 't', channel: 'sms' as const, text: 'since {{ messages.lastSentAt }}' } },
    },
  ];
  expect(asking.map((one) => factsAsked(one).messages)).toEqual(asking.map(() => true));
  expect(factsAsked(house([], { audience: sent }, 'stopped')).messages).toBe(false);
});

it('ends of journeys are, once something asks who is inside one', () => {
  expect(factsAsked(house([{ id: 's', condition: { inJourney: 'j' } }]))).toEqual({
    messages: false,
    journeys: true,
  });
});
