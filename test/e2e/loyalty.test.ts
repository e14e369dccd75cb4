import { describe, expect } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

const save = async (path: string, document: object) => {
  expect((await kaskad().admin('PUT', `/v1/${path}`, document)).json.faults).toBeUndefined();
  expect((await kaskad().admin('POST', `/v1/${path}/publish`)).status).toBe(200);
};

describe('points', () => {
  localOnly.it(
    'start journeys and stand in messages, and nobody outside says how many there are',
    async () => {
      const text = 'You have {{ profile.loyaltyBalance }} points, {{ event.properties.change }} of them new.';
      await save('templates/points-mail', { id: 'points-mail', channel: 'email', subject: 'Points', text });
      await save('journeys/points', {
        id: 'points',
        trigger: { event: 'Loyalty Points Changed' },
        steps: [
          { id: 'rest', kind: 'wait', for: 'PT1M' },
          { id: 'mail', kind: 'send', channel: 'email', template: 'points-mail' },
        ],
      });
      const ann = await newShopper(kaskad());
      const { id } = await ann.view();
      const change = { change: 120, reason: 'order', idempotencyKey: 'o1' };

      const answer = await kaskad().admin('POST', `/v1/profiles/${id}/loyalty`, change);
      await kaskad().idle();
      await ann.identifies({ loyaltyBalance: 999_999 });
      await kaskad().advance('PT2M');

      expect(answer.json).toEqual({ balance: 120, repeated: false });
      expect((await ann.inbox()).map((mail) => mail.text)).toEqual(['You have 120 points, 120 of them new.']);
    },
  );
});
