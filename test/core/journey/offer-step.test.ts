import { describe, expect, it } from '@jest/globals';
import { offerKind } from '../../../core/config/kinds/offer.ts';
import { advance } from '../../../core/journey/advance.ts';
import { validateJourney } from '../../../core/journey/journey.ts';
import { isUntold, tellsByMessage } from '../../../core/journey/let-go.ts';
import { pretendAct } from '../../../core/journey/pretend-act.ts';
import { referencesOf } from '../../../core/journey/references.ts';
import type { Offer } from '../../../core/offer/offer.ts';
import { ann, contact, enrolled, journeyOf, sent, shop, switches, T0 } from './make.ts';

const steps = [
  { id: 'promise', kind: 'offer', offer: 'tea', else: [{ id: 'bye', kind: 'exit', reason: 'too-late' }] },
  { id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' },
];
const journey = journeyOf(steps);
const offers: Record<string, Offer> = { tea: { id: 'tea', terms: { percent: 10 }, expires: 'P7D' } };
const verdict = (of = journey) =>
  advance({
    enrollment: enrolled(of),
    journey: of,
    status: 'live',
    profile: ann(),
    contact,
    shop,
    switches,
    nowMs: T0,
  });

describe('an offer step', () => {
  it('promises, goes on, and knows another way', () => {
    expect(verdict()).toEqual({
      kind: 'act',
      stepId: 'promise',
      act: { kind: 'offer', offer: 'tea' },
      next: 'mail',
      otherwise: 'bye',
    });
    const [promise] = steps;
    expect(verdict(journeyOf([{ ...promise, else: undefined }, steps[1]]))).toMatchObject({
      next: 'mail',
      otherwise: 'mail',
    });
  });

  it('names the offer, which must be in effect', () => {
    expect(referencesOf(journey.journey)).toContainEqual({
      kind: 'offer',
      id: 'tea',
      path: '/steps/0/offer',
    });
  });

  it('promises a made-up code where nothing is done for real', () => {
    const one = verdict();
    if (one.kind !== 'act') throw new Error();
    const { enrollment, said } = pretendAct(enrolled(journey), one, T0, offers);
    expect(enrollment.offer).toMatchObject({
      code: 'MADE-UP',
      terms: { percent: 10 },
      expiresAtMs: T0 + 7 * 86_400_000,
    });
    expect(said.map(({ event }) => event)).toEqual(['Offer Granted']);
    expect(enrollment.position.stepId).toBe('mail');
  });

  it('is refused with a step inside that is none', () => {
    const bad = { id: 'promise', kind: 'offer', offer: 'Tea!', else: [{ id: 'x', kind: 'dance' }] };
    const checked = validateJourney({ id: 'j', trigger: { event: 'x' }, steps: [bad] }, { templates: {} });
    expect(checked.kind === 'faults' && checked.faults.map(({ path }) => path)).toEqual([
      '/steps/0/offer',
      '/steps/0/else/0/kind',
    ]);
  });
});

describe('a promise', () => {
  const offer = { id: 'g', offerId: 'tea', journeyId: 'j', terms: {}, grantedAtMs: T0 };
  const over = (changes: object) =>
    enrolled(journey, { status: 'exited', reason: 'ordered', offer, ...changes });

  it('that no message has told goes back when the journey is over', () => {
    expect(isUntold(over({}))).toBe(true);
    expect(isUntold(over({ sends: [sent('email', T0 - 1)] }))).toBe(true);
    expect(isUntold(over({ sends: [sent('email', T0 + 1)] }))).toBe(false);
    expect(isUntold(over({ sends: [{ ...sent('email', T0 + 1), outcome: 'unknown' }] }))).toBe(false);
    expect(isUntold(over({ sends: [{ ...sent('email', T0 + 1), outcome: 'skipped' }] }))).toBe(true);
  });

  it('stays while the journey goes on, here or elsewhere, and where other ways may have told it', () => {
    for (const changes of [{ status: 'active' }, { reason: 'merged' }, { keepsOffer: true }, { claim: {} }])
      expect(isUntold(over(changes))).toBe(false);
    expect(tellsByMessage(journey)).toBe(true);
    expect(tellsByMessage(journeyOf([steps[0]]))).toBe(false);
    const hook = { id: 'hook', kind: 'webhook', url: 'https://a.example/' };
    expect(tellsByMessage(journeyOf([...steps, hook]))).toBe(false);
  });
});

describe('an offer as a document', () => {
  const faultsOf = async (changes: object) => {
    const checked = await offerKind.validate({ id: 'tea', terms: { percent: 5 }, ...changes }, {} as never);
    return checked.kind === 'valid' ? [] : checked.faults.map(({ path }) => path);
  };

  it('says its terms, how long, which code, how many', async () => {
    for (const changes of [
      { terms: { amount: 5, currency: 'EUR', text: 'from €50' } },
      { expires: 'P14D', code: { generated: { prefix: 'TEA-', length: 12 } } },
      { expires: '2026-12-31T23:59:59Z', code: { pool: true }, max: 100, again: 'after-end' },
    ])
      expect([changes, await faultsOf(changes)]).toEqual([changes, []]);
  });

  it.each([
    ['/terms', { terms: {} }],
    ['/terms/currency', { terms: { amount: 5 } }],
    ['/terms/currency', { terms: { percent: 5, currency: 'EUR' } }],
    ['/terms/percent', { terms: { percent: 101 } }],
    ['/expires', { expires: 'soon' }],
    ['/code/generated/length', { code: { generated: { length: 3 } } }],
    ['/code', { code: 'SALE' }],
    ['/max', { max: 0 }],
  ])('is refused at %s', async (path, changes) => expect(await faultsOf(changes)).toContain(path));
});
