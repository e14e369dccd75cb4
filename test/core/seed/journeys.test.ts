import { describe, expect, it } from '@jest/globals';
import { cartAbandoned, seedJourneys } from '../../../core/seed/journeys.ts';
import { seedTemplates } from '../../../core/seed/templates.ts';

describe('a fresh start', () => {
  it('has the journey of the contract, to the letter', () => {
    const contract = `{ "id": "cart-abandoned", "name": "Abandoned cart", "purpose": "marketing",
      "trigger": { "event": "Cart Changed" }, "entry": { "key": "cart", "reentry": { "after": "P3D" } },
      "exit": [{ "event": "Order Completed" }, { "event": "Cart Emptied" }], "goal": { "event": "Order Completed", "within": "P3D" },
      "steps": [
        { "id": "idle", "kind": "wait", "for": "PT1H", "from": "lastActivity" },
        { "id": "remind", "kind": "cascade", "order": ["push", "email", "sms"], "rungs": {
          "push": { "template": "cart-push", "wait": "PT2H" }, "email": { "template": "cart-email", "wait": "P1D" }, "sms": { "template": "cart-sms", "wait": "P1D" } } } ] }`;
    expect(cartAbandoned).toEqual(JSON.parse(contract));
    expect(seedJourneys).toEqual([cartAbandoned]);
  });

  it('has its templates, in English and Russian', () => {
    expect(seedTemplates.map(({ id, channel }) => [id, channel])).toEqual([
      ['cart-push', 'push'],
      ['cart-email', 'email'],
      ['cart-sms', 'sms'],
    ]);
    for (const { locales } of seedTemplates) expect(Object.keys(locales ?? {})).toEqual(['ru']);
  });
});
