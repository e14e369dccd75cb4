import { describe, expect, it } from '@jest/globals';
import type { EventEnvelope, ShopEvent } from '../../../core/event/event.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { indexJourneys } from '../../../core/journey/journey-index.ts';
import { needsEnrollments } from '../../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../../core/journey/react.ts';
import { type CrashPlan, crashing } from '../../support/crash.ts';
import { envelopeOf, identify, shopEvent } from '../../support/events.ts';
import { shopFloor } from './shop-floor.ts';

const startedBy = (id: string, event: string): Journey => ({
  id,
  trigger: { event },
  steps: [
    { id: 'rest', kind: 'wait', for: 'PT1H' },
    { id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' },
  ],
});
const published = {
  journeys: [
    startedBy('welcome', 'Signed Up'),
    startedBy('party', 'Signed Up'),
    startedBy('call', 'Called'),
  ].map((journey) => ({ journey, version: 1, status: 'live' as const })),
};
const journeys = { index: indexJourneys, needsEnrollments, react: reactToEvents };
const floorOf = (ports: Parameters<typeof shopFloor>[0] = {}) => shopFloor({ journeys, ...ports }, published);
type Floor = ReturnType<typeof floorOf>;

const said = (event: string, more: Partial<ShopEvent> & { inMs?: number } = {}) =>
  envelopeOf([shopEvent({ event, anonymousId: 'a1', messageId: `${event} 1`, ...more })]);

/** Hands messages in one by one until none goes back. */
const handIn = async (floor: Floor, messages: readonly EventEnvelope[]): Promise<void> => {
  for (const message of messages)
    for (let round = 0; (await floor.deliver(message)).size > 0; round++)
      if (round > 5) throw new Error('given back too often');
};

/** By journey, whether anything wakes whoever is in it. */
const wakesOf = ({ enrollments, wakes }: Floor) =>
  enrollments
    .all()
    .filter(({ status }) => status === 'active')
    .map(({ id, journeyId, wakeNo }) => [
      journeyId,
      wakes.armed.some((wake) => wake.enrollmentId === id && wake.wakeNo === wakeNo),
    ])
    .toSorted();

const allWake = [
  ['call', true],
  ['party', true],
  ['welcome', true],
];

describe('an entry whose wake was lost', () => {
  it('is woken although another message of the batch is folded first', async () => {
    const floor = floorOf();
    await floor.deliver(said('Seen'));
    const { arm } = floor.wakes;
    let lost = 0;
    floor.wakes.arm = async (wake, atMs) => {
      const made = floor.enrollments.all().find(({ id }) => id === wake.enrollmentId);
      if (made?.journeyId !== 'party' || lost++ > 0) return arm(wake, atMs);
      throw new Error('throttled');
    };

    expect(await floor.deliver(said('Called', { inMs: 1 }), said('Signed Up'))).toEqual(new Map());

    expect(lost).toBeGreaterThan(0);
    expect(wakesOf(floor)).toEqual(allWake);
  });

  const signedUp = said('Signed Up', { inMs: 100 });
  const called = said('Called', { inMs: 101 });
  const between: [string, EventEnvelope[]][] = [
    ['nothing', []],
    ['another message of the batch', [called]],
    ['another event that begins the same', [said('Signed Up', { messageId: 'Signed Up 2', inMs: 102 })]],
    ['an earlier one', [said('Signed Up', { messageId: 'Signed Up 0', inMs: 50 })]],
    ['the same message at another time', [said('Signed Up', { inMs: 103 })]],
    ['a login', [envelopeOf([identify({ userId: 'u1', anonymousId: 'a1', inMs: 104 })])]],
    [
      'a login of somebody known',
      [
        envelopeOf([identify({ userId: 'u2', inMs: 1 })], { trust: 'secret' }),
        envelopeOf([identify({ userId: 'u2', anonymousId: 'a1', inMs: 104 })], { trust: 'secret' }),
      ],
    ],
  ];

  const play = async (plan: CrashPlan | undefined, messages: EventEnvelope[]) => {
    const floor = floorOf();
    await floor.deliver(said('Seen'));
    const { profiles, enrollments, timeline, wakes } = floor.ports;
    const doomed = crashing({ profiles, enrollments, timeline, wakes }, plan);
    await floorOf(doomed.ports).deliver(signedUp, called);
    await handIn(floor, messages);
    return { floor, calls: doomed.state.calls };
  };

  it.each(between)('is woken, wherever its maker died, when next comes %s', async (_, first) => {
    const { calls } = await play(undefined, []);
    expect(calls).toBeGreaterThan(8);
    for (let call = 0; call < calls; call++)
      for (const moment of ['before', 'after'] as const) {
        const { floor } = await play({ call, moment }, [...first, signedUp, called]);
        expect({ call, moment, wakes: wakesOf(floor) }).toEqual({ call, moment, wakes: allWake });
      }
  });
});
