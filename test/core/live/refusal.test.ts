import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalise } from '../../../core/event/normalise.ts';
import { refusedEvents, refusedRequest } from '../../../core/live/refusal.ts';
import type { EventSource } from '../../../core/ports.ts';

const source: EventSource = {
  ...{ id: 'demo', kind: 'public', name: 'Demo', origins: [], mayStateConsent: false },
};
const from = { source, atMs: 1 };

describe('what is shown of a refusal', () => {
  it('is why, which fields, and of which source', () => {
    const raw = { type: 'track', event: 'Product Added', context: { source: 'app' } };

    expect(refusedEvents([{ raw, reason: 'no userId or anonymousId' }], from)).toEqual({
      entries: [
        {
          ...{ kind: 'refused', atMs: 1, reason: 'no-id', fields: ['userId', 'anonymousId'] },
          ...{ name: 'Product Added', source: 'app', sourceId: 'demo' },
        },
      ],
      sightings: [{ sourceId: 'demo', check: 'taken', fault: 'events-refused' }],
    });
  });

  it('is known for everything that is dropped', () => {
    const long = 'x'.repeat(600);
    const arrival = { source, receivedAtMs: 1, historical: false, untidy: false, large: true, bot: false };
    const deep = JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`);
    const bad: unknown[] = [
      ...[7, deep, { type: 'x' }, { type: 'track', event: 'A' }, { type: 'track', userId: 'u' }],
      ...[
        { type: 'alias', userId: 'u' },
        { type: 'group', userId: 'u' },
        { type: 'page', userId: long },
      ],
      { type: 'page', userId: 'u', properties: { text: 'x'.repeat(40_000) } },
    ];
    const reasons = bad.map((raw) => {
      const normalised = normalise(raw, 'batch', arrival);
      if (normalised.kind === 'event') throw new Error('was taken');
      return refusedEvents([{ raw, reason: normalised.reason }], from).entries[0];
    });

    expect(reasons.map((entry) => entry?.kind === 'refused' && entry.reason)).toEqual([
      ...['not-an-object', 'too-deep', 'unknown-type', 'no-id', 'no-name', 'no-previous-id'],
      ...['no-group-id', 'id-too-long', 'too-large'],
    ]);
  });

  it('names a refused origin as such, and nobody for an unknown key', () => {
    expect(refusedRequest('wrong-origin', from).sightings).toEqual([
      { sourceId: 'demo', check: 'origin', fault: 'origin-not-allowed' },
    ]);
    expect(refusedRequest('unknown-key', { atMs: 1 })).toEqual({
      entries: [{ kind: 'refused', atMs: 1, reason: 'unknown-key', fields: ['writeKey'] }],
      sightings: [],
    });
  });

  it('holds no value of any field but the name', () => {
    const secret = 'ann@example.com';
    const said = fc.object({ maxDepth: 2, values: [fc.constant(secret), fc.integer()] });
    fc.assert(
      fc.property(said, said, (traits, more) => {
        const raw = { ...more, event: 'A', type: 'track', traits, userId: secret };
        const told = refusedEvents([{ raw, reason: 'no userId or anonymousId' }], from);
        expect(JSON.stringify(told)).not.toContain(secret);
      }),
    );
  });

  it('is no more than a hundred of a request', () => {
    const many = Array.from({ length: 5_000 }, () => ({ raw: 1, reason: 'not an object' }));

    expect(refusedEvents(many, from).entries).toHaveLength(100);
  });
});
