import { describe, expect, it } from '@jest/globals';
import en from '../../../console/locales/en/journeys.json' with { type: 'json' };
import { newStep, stepKindNames } from '../../../console/pages/journeys/document/new-step.ts';
import { faultWords } from '../../../console/pages/journeys/faults/fault-words.ts';
import { validateJourney } from '../../../core/journey/journey.ts';

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

    expect(names.length).toBeGreaterThan(20);
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
