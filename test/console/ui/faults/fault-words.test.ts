import { describe, expect, it } from '@jest/globals';
import en from '../../../../console/locales/en/faults.json' with { type: 'json' };
import { newStep, stepKindNames } from '../../../../console/pages/journeys/document/new-step.ts';
import { faultWords } from '../../../../console/ui/faults/fault-words.ts';
import type { Fault } from '../../../../core/errors.ts';
import { faultsOf } from '../../../../core/faults.ts';
import { validateJourney } from '../../../../core/journey/journey.ts';
import { offerSchema } from '../../../../core/offer/offer.ts';
import { validateSegment } from '../../../../core/segment/validate-segment.ts';

const ofSegment = (condition: unknown): Fault[] => {
  const checked = validateSegment(
    { id: 's', condition },
    { segments: [{ id: 'o', condition: { inSegment: 's' } }] },
  );
  return checked.kind === 'valid' ? [] : checked.faults;
};

const ofOffer = (more: object): Fault[] => {
  const checked = offerSchema.safeParse({ id: 'o', terms: { percent: 10 }, ...more });
  return checked.success ? [] : faultsOf(checked.error);
};

const deep = (levels: number): unknown => (levels === 0 ? true : { '!': deep(levels - 1) });

const broken = (steps: readonly object[], more: object = {}) => {
  const checked = validateJourney(
    { id: 'j', trigger: { event: 'Signed Up' }, steps, ...more },
    { templates: {} },
  );
  return checked.kind === 'valid' ? [] : checked.faults;
};

const documents: [string, ReturnType<typeof broken>][] = [
  ...stepKindNames.map((kind): [string, ReturnType<typeof broken>] => [
    `a new ${kind}`,
    broken([newStep(kind, 'x'), newStep(kind, 'x')]),
  ]),
  ['an empty journey', broken([], { trigger: {}, holdout: 2, id: 'Ä', purpose: 'none' })],
  [
    'half a wait',
    broken([
      { id: 'w', kind: 'wait' },
      { id: 'v', kind: 'wait', for: 'soon', until: { time: '25:00' } },
    ]),
  ],
  [
    'an odd cascade',
    broken([
      {
        id: 'c',
        kind: 'cascade',
        order: ['sms', 'sms', 'push'],
        rungs: { sms: { template: 't', wait: 'P1D' }, email: { template: 't', wait: '' } },
      },
    ]),
  ],
  ['odd conditions', broken([{ ...newStep('branch', 'b'), if: { nope: [{ var: 'x.y' }] } }])],
  ['a segment of nobody', ofSegment(undefined)],
  ['a segment in a circle', ofSegment({ inSegment: 'o' })],
  ['a segment asked about an event', ofSegment({ '==': [{ var: 'event.properties.price' }, 1] })],
  ['a condition of two questions', ofSegment({ '==': [1, 1], '!=': [1, 1] })],
  [
    'a condition with odd questions',
    ofSegment({ and: [{ inJourney: [] }, { inSegment: 5 }, { times: ['A'] }] }),
  ],
  ['what cannot be counted', ofSegment({ '>': [{ times: ['Cart Changed', 'P7D'] }, 1] })],
  ['a question inside a list', ofSegment({ some: [{ var: 'cart.items' }, { inSegment: 'o' }] })],
  ['a path with traits', ofSegment({ '==': [{ var: 'profile.traits.city' }, 'Bonn'] })],
  ['a condition without end', ofSegment(deep(200))],
  ['an offer of nothing', ofOffer({ id: 'Ä', terms: {} })],
  ['odd terms', ofOffer({ terms: { amount: 5 }, expires: 'soon', code: 5, max: 0 })],
  ['an odd currency', ofOffer({ terms: { amount: -5, currency: 'euro' }, again: 'often' })],
  ['an odd prefix', ofOffer({ code: { generated: { prefix: 'ü', length: 99 } } })],
  ['a budget that covers nobody knows what', ofOffer({ budget: { amount: 5, currency: 'EUR' } })],
  ['a kept control group', broken([newStep('exit', 'x')], { purpose: 'transactional', holdout: 0.1 })],
];

describe('what the validators say', () => {
  it.each(documents)('has words of its own in the console: %s', (_name, faults) => {
    const unsaid = faults.map(({ message }) => message).filter((message) => !faultWords(message));

    expect(unsaid).toEqual([]);
  });

  it('has a text for every name', () => {
    const names = documents.flatMap(([, faults]) =>
      faults.flatMap(({ message }) => faultWords(message)?.name ?? []),
    );

    expect(names.length).toBeGreaterThan(40);
    for (const name of names) expect(Object.keys(en.fault)).toContain(name);
  });

  it('keeps what it is about', () => {
    expect(faultWords('there is no rung for email')).toEqual({
      name: 'noStage',
      values: { channel: 'email' },
    });
    expect(faultWords('something new')).toBeUndefined();
  });
});
