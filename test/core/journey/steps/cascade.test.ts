import { describe, expect, it } from '@jest/globals';
import { advance } from '../../../../core/journey/advance.ts';
import { compileJourney } from '../../../../core/journey/compile.ts';
import { type Journey, validateJourney } from '../../../../core/journey/journey.ts';
import { indexJourneys } from '../../../../core/journey/journey-index.ts';
import { reactToEvents } from '../../../../core/journey/react.ts';
import { skipsOnEnd } from '../../../../core/journey/skips.ts';
import { seedTemplates } from '../../../../core/seed/templates.ts';
import { ann, contact, DAY, enrolled, event, HOUR, sent, shop, switches, T0 } from '../make.ts';

const templates = Object.fromEntries(seedTemplates.map((one) => [one.id, one]));
const rungs = {
  email: { template: 'cart-email', wait: 'P1D' },
  sms: { template: 'cart-sms', wait: 'P1D' },
};
const documentOf = (cascade: object, more: object[] = []): Journey => ({
  id: 'j',
  trigger: { event: 'Signed Up' },
  steps: [
    { id: 'remind', kind: 'cascade', order: ['email', 'sms'], rungs, ...cascade },
    ...more,
  ] as unknown as Journey['steps'],
});
const faultsOf = (cascade: object) => {
  const checked = validateJourney(documentOf(cascade), { templates });
  return checked.kind === 'valid' ? [] : checked.faults.map(({ path }) => path);
};

/** Resting after the mail. */
const afterMail = (journey: Journey, changes = {}) =>
  enrolled(compileJourney(journey, 1), {
    position: {
      stepId: 'remind',
      enteredStepAtMs: T0,
      rung: { index: 0, channel: 'email', sentAtMs: T0, sendId: 's-email' },
    },
    sends: [sent('email', T0)],
    wakesAtMs: T0 + DAY,
    ...changes,
  });

describe('the stop set of a cascade', () => {
  const stop = [{ event: 'Ticket Opened', where: { '==': [{ var: 'event.properties.about' }, 'cart'] } }];
  const told = (journey: Journey, about: string) =>
    reactToEvents({
      journeys: indexJourneys([{ journey, version: 1, status: 'live' }]),
      before: ann(),
      after: ann(),
      events: [event('Ticket Opened', T0 + HOUR, { properties: { about }, source: 'callcentre' })],
      enrollments: [afterMail(journey)],
      nowMs: T0 + HOUR,
      shop,
    });
  const next = (journey: Journey) => {
    const [enrollment] = told(journey, 'cart').wake;
    if (!enrollment) throw new Error('nobody woke');
    const ask = { enrollment, journey: compileJourney(journey, 1), profile: ann(), contact, shop, switches };
    return advance({ ...ask, status: 'live', nowMs: T0 + HOUR });
  };

  it('leaves it at once, and the journey goes on after it', () => {
    const after = { id: 'later', kind: 'wait', for: 'P1D' };
    expect(next(documentOf({ stop }, [after]))).toEqual({
      kind: 'goto',
      stepId: 'later',
      left: 'ticket-opened',
    });
  });

  it('ends the journey where nothing follows, with the event as the reason', () => {
    expect(next(documentOf({ stop }))).toEqual({ kind: 'exit', reason: 'ticket-opened' });
  });

  it('is not for an event that its condition does not hold for', () => {
    expect(told(documentOf({ stop }), 'delivery')).toMatchObject({ wake: [], keep: [], exit: [] });
  });
});

describe('a cascade that is saved', () => {
  it('is told what is wrong with its orders, shares, stops and prices', () => {
    expect(faultsOf({})).toEqual([]);
    const experiment = (shares: number[], second = ['sms', 'email']) => ({
      order: {
        experiment: [
          { share: shares[0], order: ['email', 'sms'] },
          { share: shares[1], order: second },
        ],
      },
    });
    expect(faultsOf(experiment([0.5, 0.5]))).toEqual([]);
    expect(faultsOf(experiment([0.5, 0.4]))).toEqual(['/steps/0/order/experiment']);
    expect(faultsOf(experiment([0.5, 0.5], ['push', 'sms', 'sms']))).toEqual([
      '/steps/0/order/experiment/1/order/0',
      '/steps/0/order/experiment/1/order/2',
    ]);
    expect(faultsOf({ order: ['email'] })).toEqual(['/steps/0/rungs/sms']);
    expect(faultsOf({ stop: [{ event: 'A', where: { foo: [] } }] })).toEqual(['/steps/0/stop/0/where/foo']);
    expect(faultsOf({ opens: false })).toEqual(['/steps/0/opens']);
    expect(faultsOf({ rungs: { ...rungs, sms: { ...rungs.sms, price: 'dear' } } })).toEqual([
      '/steps/0/rungs/sms/price',
    ]);
  });
});

it('a rung that the marketer calls free is money that is not spared', () => {
  const told = (price?: 'free' | 'paid') => {
    const sms = { ...rungs.sms, ...(price && { price }) };
    const journey = documentOf({ rungs: { ...rungs, sms } });
    const ask = { enrollment: afterMail(journey), journey: compileJourney(journey, 1), profile: ann(), shop };
    return skipsOnEnd({ ...ask, reason: 'ordered', atMs: T0 + HOUR });
  };
  expect(told()).toMatchObject([{ channel: 'sms', notSpent: { amountMinor: 7, currency: 'EUR' } }]);
  expect(told('paid')).toEqual(told());
  expect(told('free')[0]).not.toHaveProperty('notSpent');
});
