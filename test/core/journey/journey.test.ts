import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { journeySchema, validateJourney } from '../../../core/journey/journey.ts';
import { cartAbandoned, seedJourneys } from '../../../core/seed/journeys.ts';
import { seedTemplates } from '../../../core/seed/templates.ts';
import { branch } from './make.ts';

const templates = Object.fromEntries(seedTemplates.map((one) => [one.id, one]));
const faultsOf = (document: unknown) => {
  const checked = validateJourney(document, { templates });
  return checked.kind === 'valid' ? [] : checked.faults.map(({ path }) => path);
};
const withSteps = (...steps: unknown[]) => ({ id: 'j', trigger: { event: 'Signed Up' }, steps });
const mail = (id: string) => ({ id, kind: 'send', channel: 'email', template: 'cart-email' });

describe('a journey document', () => {
  it('is taken as it was written', () => {
    for (const journey of seedJourneys) {
      const checked = validateJourney(structuredClone(journey), { templates });
      expect(checked).toEqual({ kind: 'valid', journey });
    }
  });

  it('is told every fault at once, each by its place', () => {
    const document = {
      id: 'Not An Id',
      trigger: { event: 'A', where: { foo: [1] } },
      colour: 'red',
      entry: { reentry: 'sometimes' },
      exit: [{ event: 'B', match: 'shoe' }],
      steps: [
        { id: 'a', kind: 'teleport' },
        { ...mail('b'), template: 'nowhere' },
        { id: 'b', kind: 'wait', for: 'soon' },
        branch(
          'c',
          { '>': [{ var: 'weather.today' }, 1] },
          [{ id: 'a', kind: 'wait', for: 'PT1H', until: 'noon' }],
          [{ ...mail('z'), channel: 'sms' }],
        ),
        5,
        {
          id: 's',
          kind: 'split',
          ways: [
            { share: 0.6, steps: [mail('s1')] },
            { share: 0.6, steps: [mail('s1')] },
          ],
        },
      ],
    };
    expect(faultsOf(document).toSorted()).toEqual(
      [
        '/colour',
        '/entry/reentry',
        '/exit/0/match',
        '/id',
        '/steps/0/kind',
        '/steps/1/template',
        '/steps/2/for',
        '/steps/2/id',
        '/steps/3/else/0/template',
        '/steps/3/if/>/0/var',
        '/steps/3/then/0/id',
        '/steps/3/then/0/until',
        '/steps/4',
        '/steps/5/ways',
        '/steps/5/ways/1/steps/0/id',
        '/trigger/where/foo',
      ].toSorted(),
    );
  });

  it('is told of rungs that are missing, tried twice or never tried, of wrong channels and bad waits together', () => {
    const cascade = {
      id: 'k',
      kind: 'cascade',
      order: ['push', 'sms', 'push'],
      rungs: {
        push: { template: 'cart-email', wait: 'PT1H' },
        email: { template: 'cart-email', wait: 'P1M' },
      },
    };
    expect([...new Set(faultsOf(withSteps(cascade)))].toSorted()).toEqual([
      '/steps/0/order/1',
      '/steps/0/order/2',
      '/steps/0/rungs/email',
      '/steps/0/rungs/email/wait',
      '/steps/0/rungs/push/template',
    ]);
  });

  it.each([
    ['nothing', undefined, ''],
    ['a list', [], ''],
    ['no steps', { id: 'j', trigger: { event: 'A' } }, '/steps'],
    ['no step', withSteps(), '/steps'],
    [
      'a template called like a part of every object',
      withSteps({ ...mail('a'), template: 'constructor' }),
      '/steps/0/template',
    ],
    ['a kind called like a part of every object', withSteps({ id: 'a', kind: 'toString' }), '/steps/0/kind'],
    [
      'a condition with two operators',
      { ...withSteps(mail('a')), audience: { '!': [1], '!!': [1] } },
      '/audience',
    ],
    ['a wait of two years', withSteps({ id: 'a', kind: 'wait', for: 'P800D' }), '/steps/0/for'],
  ])('refuses %s', (_, document, path) => {
    expect(faultsOf(document)).toContain(path);
  });

  it('refuses what is nested deeper than anybody reads, without falling over', () => {
    let steps: unknown[] = [mail('x')];
    for (let depth = 0; depth < 500; depth += 1) steps = [branch(`b${depth}`, { var: 'event' }, steps)];
    expect(faultsOf(withSteps(...steps)).length).toBe(1);
    let condition: unknown = 1;
    for (let depth = 0; depth < 5_000; depth += 1) condition = { '!': [condition] };
    expect(faultsOf({ ...withSteps(mail('a')), audience: condition })).toHaveLength(1);
  });

  it('is published as JSON Schema', () => {
    const schema = JSON.stringify(z.toJSONSchema(journeySchema));
    for (const kind of ['wait', 'send', 'cascade', 'branch', 'split', 'exit'])
      expect(schema).toContain(`"const":"${kind}"`);
    expect(journeySchema.safeParse(cartAbandoned).success).toBe(true);
  });
});
