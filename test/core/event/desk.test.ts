import { describe, expect, it } from '@jest/globals';
import { type Arrival, normalise } from '../../../core/event/normalise.ts';

const arrival: Arrival = {
  source: { id: 'server', kind: 'secret', name: 'Server', origins: [], mayStateConsent: true },
  receivedAtMs: 1_700_000_000_000,
  historical: false,
  untidy: false,
  large: false,
  bot: false,
};
const receipt = (properties: object, source = 'pos') => ({
  type: 'track',
  event: 'Order Completed',
  context: { source },
  properties,
});
const judged = (raw: object, more: Partial<Arrival> = {}) =>
  normalise(raw, 'import', { ...arrival, ...more }).kind;

describe('an event of a desk', () => {
  it('needs no id where it names the customer', () => {
    expect(judged(receipt({ phone: '+4915112345678' }))).toBe('event');
    expect(judged(receipt({ loyalty_card: 42 }, 'callcentre'))).toBe('event');
    expect(judged({ type: 'identify', context: { source: 'pos' }, traits: { email: 'a@b.c' } })).toBe(
      'event',
    );
  });

  it('needs one otherwise, as all others do', () => {
    expect(judged(receipt({ phone: ' ' }))).toBe('dropped');
    expect(judged(receipt({ phone: '+4915112345678' }, 'web'))).toBe('dropped');
    expect(
      judged(receipt({ phone: '+4915112345678' }), { source: { ...arrival.source, kind: 'public' } }),
    ).toBe('dropped');
    expect(judged({ type: 'page', context: { source: 'pos' }, properties: { phone: '+49' } })).toBe(
      'dropped',
    );
  });
});
