import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../core/condition/condition.ts';
import { contradictions } from '../../../core/config/contradictions.ts';
import type { PublishedEntry } from '../../../core/config/documents.ts';
import { inEffectOf } from '../../../core/config/in-effect.ts';
import type { AnyDocumentKind } from '../../../core/config/kinds/document-kind.ts';
import { documentKinds } from '../../../core/config/kinds/index.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import type { Offer } from '../../../core/offer/offer.ts';

const offer = (id: string, percent: number, promotion?: string): Offer => ({
  id,
  terms: { percent },
  ...(promotion !== undefined && { promotion }),
});
const journey = (id: string, offerId: string, audience?: Condition): Journey => ({
  id,
  trigger: { event: 'Signed Up' },
  ...(audience !== undefined && { audience }),
  steps: [{ id: 'give', kind: 'offer', offer: offerId }],
});

type Status = 'live' | 'paused' | 'stopped';
const house = (offers: Offer[], ...running: [Journey, Status?][]) =>
  inEffectOf({ revision: 1, chunks: {} }, [
    ...offers.map((document): PublishedEntry => ({ kind: 'offer', id: document.id, version: 1, document })),
    ...running.map(
      ([document, status = 'live']): PublishedEntry => ({
        kind: 'journey',
        id: document.id,
        version: 1,
        status,
        document,
      }),
    ),
  ]);
const kindOf = (name: 'journey' | 'offer') => documentKinds[name] as unknown as AnyDocumentKind;
const ofJourney = (one: Journey, inEffect: ReturnType<typeof house>) =>
  contradictions(kindOf('journey'), one, inEffect);

const spring = [offer('ten', 10, 'spring'), offer('twenty', 20, 'spring')];
const isGerman = { '==': [{ var: 'profile.country' }, 'DE'] };
const isFrench = { '==': ['FR', { var: 'profile.country' }] };

describe('two journeys that run', () => {
  it('do not promise different terms of one promotion', () => {
    const faults = ofJourney(journey('b', 'twenty'), house(spring, [journey('a', 'ten')]));

    expect(faults).toEqual([
      { path: '/steps/0/offer', message: 'the journey a promises other terms of spring: ten' },
    ]);
    expect(ofJourney(journey('b', 'twenty'), house(spring, [journey('a', 'ten'), 'paused']))).toHaveLength(1);
  });

  it('may promise the same, or of different promotions, or in place of one that is stopped', () => {
    const same = [offer('ten', 10, 'spring'), offer('zehn', 10, 'spring')];
    const others = [offer('ten', 10, 'spring'), offer('twenty', 20, 'autumn'), offer('free', 30)];

    expect(ofJourney(journey('b', 'ten'), house(spring, [journey('a', 'ten')]))).toEqual([]);
    expect(ofJourney(journey('b', 'zehn'), house(same, [journey('a', 'ten')]))).toEqual([]);
    expect(ofJourney(journey('b', 'twenty'), house(others, [journey('a', 'ten')]))).toEqual([]);
    expect(ofJourney(journey('b', 'free'), house(others, [journey('a', 'ten')]))).toEqual([]);
    expect(ofJourney(journey('b', 'twenty'), house(spring, [journey('a', 'ten'), 'stopped']))).toEqual([]);
    expect(ofJourney(journey('a', 'twenty'), house(spring, [journey('a', 'ten')]))).toEqual([]);
  });

  it('may promise different terms to audiences that exclude each other in so many words', () => {
    const isVip = { inSegment: 'vip' };
    const rich = (audience: Condition) => house(spring, [journey('a', 'ten', audience)]);

    expect(ofJourney(journey('b', 'twenty', isGerman), rich(isFrench))).toEqual([]);
    expect(ofJourney(journey('b', 'twenty', { and: [isVip, isGerman] }), rich({ '!': [isVip] }))).toEqual([]);
    expect(ofJourney(journey('b', 'twenty', isGerman), rich(isGerman))).toHaveLength(1);
    expect(ofJourney(journey('b', 'twenty', isGerman), rich(isVip))).toHaveLength(1);
    expect(ofJourney(journey('b', 'twenty', { or: [isGerman, isVip] }), rich(isFrench))).toHaveLength(1);
  });

  it('are looked at when an offer changes, too', () => {
    const same = [offer('ten', 10, 'spring'), offer('zehn', 10, 'spring')];
    const running = house(same, [journey('a', 'ten')], [journey('b', 'zehn')]);

    const changed = contradictions(kindOf('offer'), offer('zehn', 15, 'spring'), running);
    const left = contradictions(kindOf('offer'), offer('zehn', 15), running);

    expect(changed).toEqual([
      { path: '/terms', message: 'the journey a promises other terms of spring: ten' },
    ]);
    expect(left).toEqual([]);
  });
});
