import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { advance } from '../../../core/journey/advance.ts';
import { choiceAt } from '../../../core/journey/choice-at.ts';
import { type CompiledJourney, compileJourney } from '../../../core/journey/compile.ts';
import { drawAt, withDraw } from '../../../core/journey/draw-at.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { enter } from '../../../core/journey/enter.ts';
import { isHeldOut } from '../../../core/journey/holdout.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { ann, contact, enrolled, event, shop, switches, T0 } from './make.ts';

const rungs = {
  email: { template: 'cart-email', wait: 'P1D' },
  sms: { template: 'cart-sms', wait: 'P1D' },
};
const order = {
  experiment: [
    { share: 0.3, order: ['email', 'sms'] },
    { share: 0.7, order: ['sms', 'email'] },
  ],
};
const documentOf = (changes: Partial<Journey> = {}): Journey =>
  ({
    id: 'j',
    trigger: { event: 'Signed Up' },
    steps: [
      { id: 'half', kind: 'split', ways: [{ share: 0.25, steps: [{ id: 'in', kind: 'wait', for: 'P1D' }] }] },
      { id: 'remind', kind: 'cascade', order, rungs },
    ],
    ...changes,
  }) as unknown as Journey;

const luckIds = fc.string({ minLength: 1 });
const journey = compileJourney(documentOf(), 3);
const placeOf = (stepId: string) => journey.places.get(stepId);

/** What the interpreter does with somebody who stands there. */
const verdictAt = (enrollment: Enrollment, compiled: CompiledJourney = journey) => {
  const given = { profile: ann(), contact, shop, switches, nowMs: T0 };
  return advance({ enrollment, journey: compiled, status: 'live', ...given });
};
const at = (stepId: string, luckId: string): Enrollment =>
  enrolled(journey, { luckId, position: { stepId, enteredStepAtMs: T0 } });

describe('what chance decided', () => {
  it('of a split says the way that she goes', () => {
    fc.assert(
      fc.property(luckIds, (luckId) => {
        const enrollment = at('half', luckId);
        const drawn = drawAt(placeOf('half'), enrollment);

        expect(drawn?.shares).toEqual({ 0: 0.25, rest: 0.75 });
        expect(verdictAt(enrollment)).toEqual({
          kind: 'goto',
          stepId: drawn?.took === 'rest' ? 'remind' : 'in',
        });
      }),
    );
  });

  it('of a cascade says the order that she gets', () => {
    fc.assert(
      fc.property(luckIds, (luckId) => {
        const enrollment = at('remind', luckId);
        const drawn = drawAt(placeOf('remind'), enrollment);

        expect(drawn?.shares).toEqual({ 0: 0.3, 1: 0.7 });
        expect(verdictAt(enrollment)).toMatchObject({ channel: drawn?.took === '0' ? 'email' : 'sms' });
      }),
    );
  });

  it('of a control group says whether she is in it', () => {
    const out = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(luckIds, out, out, (id, holdout, globalControl) => {
        const born = enter({
          journey: compileJourney(documentOf({ holdout }), 1),
          event: event('Signed Up', T0),
          profile: ann({ id }),
          ...{ enrollments: [], shop, nowMs: T0, experiments: { globalControl, plans: [] } },
        });

        expect(born?.draws?.map(({ stepId }) => stepId)).toEqual(['~global-control', '~holdout']);
        expect(born?.draws?.some(({ took }) => took === 'control')).toBe(born && isHeldOut(born));
      }),
    );
  });

  it('is nothing where nothing is left to chance', () => {
    expect(drawAt(placeOf('in'), at('in', 'a'))).toBeUndefined();
    const plain = compileJourney(documentOf(), 1);
    expect(enrolled(plain).draws).toBeUndefined();
  });
});

describe('a message', () => {
  it('says the version, her order, and every draw on her way', () => {
    const passed = withDraw(at('half', 'a'), placeOf('half'));
    const there = { ...passed, position: { stepId: 'remind', enteredStepAtMs: T0 } };

    const from = choiceAt(there, journey, 'remind');

    const [half, remind] = from.draws ?? [];
    expect(from).toMatchObject({ version: 3, draws: [{ stepId: 'half' }, { stepId: 'remind' }] });
    expect(from.channels).toEqual(remind?.took === '0' ? ['email', 'sms'] : ['sms', 'email']);
    expect(half).toEqual(drawAt(placeOf('half'), there));
  });

  it('of a step without an order has none to say', () => {
    const steps = [{ id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' }];
    const plain = compileJourney(documentOf({ steps } as unknown as Partial<Journey>), 2);

    expect(choiceAt(enrolled(plain), plain, 'mail')).toEqual({ version: 2 });
  });
});

describe('somebody of the shop', () => {
  it('is marked when she comes in, and comes in all the same', () => {
    const ask = { journey, event: event('Signed Up', T0), profile: ann(), enrollments: [], shop, nowMs: T0 };

    expect(enter({ ...ask, uncounted: true })).toMatchObject({ status: 'active', uncounted: true });
    expect(enter(ask)?.uncounted).toBeUndefined();
  });
});
