import { describe, expect, it } from '@jest/globals';
import { stepOnTrial } from '../../../../core/analytics/on-trial.ts';
import { cascadeLedgers } from '../../../../core/analytics/reports/cascade-ledger.ts';
import { figuresIn } from '../../../../core/analytics/reports/figures.ts';
import type { PeopleOfPlan } from '../../../../core/analytics/reports/people.ts';
import type { AnyStep } from '../../../../core/journey/step-kind.ts';
import { cartJourney, trialOrder } from './make.ts';
import { rows } from './told.ts';

const at = (channel: 'email' | 'sms') => ({ journeyId: 'cart-abandoned', stepId: 'remind', channel });
const told = rows(
  [at('email'), { sent: 100 }],
  [at('sms'), { sent: 20, 'cost:EUR': 280, spared: 30, 'notSpent:EUR': 210 }],
  [
    { journeyId: 'cart-abandoned', stepId: 'other', channel: 'sms' },
    { sent: 5, 'cost:EUR': 70 },
  ],
);
const group = (id: string, people: number, ordered: number) => ({
  ...{ id, people, ordered, unsubscribed: 0, revenue: {} },
});
const control: PeopleOfPlan = {
  plan: 'aaaaaa',
  variants: [group('control', 1_000, 100), group('in', 9_000, 1_080)],
};
const ledger = (order?: object, over: readonly PeopleOfPlan[] = [], all = over) =>
  cascadeLedgers(cartJourney(order), figuresIn({ d: told }), { over, all })[0];

describe('the ledger of a cascade', () => {
  it('takes what was sent from what an SMS to everybody would have been', () => {
    expect(ledger()).toEqual({
      stepId: 'remind',
      paid: ['sms'],
      baseline: { messages: 50, money: { EUR: 4.9 } },
      sent: { messages: 20, money: { EUR: 2.8 } },
      notSpent: { messages: 30, money: { EUR: 2.1 } },
      conversion: { kind: 'unknown', reason: 'no-control-group' },
    });
  });

  it('counts no channel as paid that is said to be free', () => {
    const journey = cartJourney();
    const [step] = journey.steps as unknown as { rungs: { sms: { price: string } } }[];
    if (step) step.rungs.sms.price = 'free';
    expect(cascadeLedgers(journey, figuresIn({ d: told }), { over: [], all: [] })[0]).toMatchObject({
      paid: [],
      baseline: { messages: 0, money: {} },
    });
  });

  it('has the change in conversion against the control group beside it', () => {
    expect(ledger(undefined, [control])?.conversion).toMatchObject({
      kind: 'known',
      against: 'control-group',
      change: { kind: 'known', estimate: expect.closeTo(0.02, 8) },
    });
  });

  it('says that it is too early, and not that nobody was kept out, while their time to order lasts', () => {
    expect(ledger(undefined, [], [control])?.conversion).toEqual({ kind: 'unknown', reason: 'nobody' });
  });

  it('measures against those whom the paid channel reaches first, where there are any', () => {
    const [step] = cartJourney(trialOrder).steps;
    const plan = stepOnTrial(step as unknown as AnyStep)?.plan ?? '';
    const orders = { stepId: 'remind', plan, variants: [group('0', 1_000, 90), group('1', 1_000, 120)] };
    expect(ledger(trialOrder, [control, orders])?.conversion).toMatchObject({
      against: 'paid-first',
      change: { estimate: expect.closeTo(-0.03, 8) },
    });
  });
});
