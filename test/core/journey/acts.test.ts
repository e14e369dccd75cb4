import { describe, expect, it } from '@jest/globals';
import { eventOfAct, isSaid } from '../../../core/journey/act.ts';
import { advance } from '../../../core/journey/advance.ts';
import { validateJourney } from '../../../core/journey/journey.ts';
import { moved } from '../../../core/journey/moves.ts';
import { seedTemplates } from '../../../core/seed/templates.ts';
import { ann, contact, enrolled, journeyOf, shop, switches, T0 } from './make.ts';

const steps = [
  {
    id: 'stage',
    kind: 'update',
    traits: { stage: 'vip', size: { var: 'event.properties.size' }, old: null },
  },
  {
    id: 'tell',
    kind: 'emit',
    event: 'Became VIP',
    properties: { level: 2, country: { var: 'profile.country' } },
  },
];
const journey = journeyOf(steps);
const trigger = { event: 'Signed Up', source: 'web', atMs: T0, properties: { size: 'M' } };
const at = (stepId: string | null, changes: object = {}) =>
  enrolled(journey, { trigger, position: { stepId, enteredStepAtMs: T0 }, ...changes });
const ask = (enrollment: ReturnType<typeof at>) =>
  advance({
    enrollment,
    journey,
    status: 'live',
    profile: ann({ traits: { country: { value: 'DE', atMs: T0 } } }),
    contact,
    shop,
    switches,
    nowMs: T0,
  });
const faultsOf = (list: unknown[]) => {
  const templates = Object.fromEntries(seedTemplates.map((template) => [template.id, template]));
  const checked = validateJourney({ id: 'j', trigger: { event: 'Signed Up' }, steps: list }, { templates });
  return checked.kind === 'valid' ? [] : checked.faults.map(({ path }) => path);
};

describe('a step that does something to a person', () => {
  it('sets traits, looked up or as they are, and goes on', () => {
    const verdict = ask(at('stage'));
    expect(verdict).toEqual({
      kind: 'act',
      stepId: 'stage',
      act: { kind: 'update', traits: { stage: 'vip', size: 'M', old: null } },
      next: 'tell',
    });
    expect(moved(at('stage'), verdict as never, T0 + 5).position).toEqual({
      stepId: 'tell',
      enteredStepAtMs: T0 + 5,
    });
  });

  it('says an event that names the journey, the same one however often it is repeated', () => {
    const verdict = ask(at('tell'));
    if (verdict.kind !== 'act' || !isSaid(verdict.act)) throw new Error(verdict.kind);
    const { act } = verdict;
    const [first, second] = [T0, T0 + 9].map((atMs) => eventOfAct(at('tell'), 'tell', act, atMs).events[0]);
    expect(first).toMatchObject({
      type: 'track',
      event: 'Became VIP',
      source: 'journey',
      profileId: 'ann',
      properties: { level: 2, country: 'DE', journeyId: 'j', hops: 1 },
    });
    expect(second?.messageId).toBe(first?.messageId);
    expect(ask(moved(at('tell'), verdict, T0))).toEqual({ kind: 'complete' });
  });

  it('does not start journeys for ever', () => {
    const fifth = { ...trigger, source: 'journey', properties: { hops: 5 } };
    expect(ask(at('tell', { trigger: fifth }))).toEqual({ kind: 'complete' });
    const said = { ...trigger, properties: { hops: 5 } };
    expect(ask(at('tell', { trigger: said }))).toMatchObject({ kind: 'act', act: { kind: 'emit' } });
  });

  it('is refused where it would speak for her, or say what only shops can', () => {
    expect(faultsOf(steps)).toEqual([]);
    expect(
      faultsOf([
        { id: 'a', kind: 'update', traits: { email: 'x@y.z', consent: 'granted', loyalty_card: 'c' } },
      ]),
    ).toEqual(['/steps/0/traits/email', '/steps/0/traits/consent', '/steps/0/traits/loyalty_card']);
    for (const event of ['Order Completed', 'Consent Changed', 'Journey Left'])
      expect(faultsOf([{ id: 'a', kind: 'emit', event }])).toEqual(['/steps/0/event']);
    expect(
      faultsOf([{ id: 'a', kind: 'update', traits: { x: { var: 'weather.now' }, y: { cat: ['a'] } } }]),
    ).toEqual(expect.arrayContaining(['/steps/0/traits/x/var', '/steps/0/traits/y']));
  });
});
