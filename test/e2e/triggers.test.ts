import { describe, expect, it } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

const publish = async (journey: { id: string; [field: string]: unknown }) => {
  expect((await kaskad().admin('PUT', `/v1/journeys/${journey.id}`, journey)).json).not.toHaveProperty(
    'faults',
  );
  expect((await kaskad().admin('POST', `/v1/journeys/${journey.id}/publish`)).status).toBe(200);
};
const mail = (id: string) => ({ id, kind: 'send', channel: 'email', template: 'cart-email' });

describe('what starts a journey, and what it waits for', () => {
  localOnly.it(
    'an event that a step waits for lets her go on at once; the goal is booked apart from the end',
    async () => {
      await publish({
        id: 'looks',
        trigger: { event: 'Signed Up' },
        goal: { event: 'Order Completed', within: 'P3D' },
        steps: [
          {
            id: 'wait',
            kind: 'wait',
            event: { event: 'Article Read' },
            for: 'P2D',
            // biome-ignore lint/suspicious/noThenProperty: the document's own word
            then: [mail('read')],
            else: [],
          },
        ],
      });
      const ann = await newShopper(kaskad(), 'waits');
      await ann.tracks('Signed Up');
      await kaskad().advance('PT1H');
      expect(await ann.inbox()).toEqual([]);

      await ann.tracks('Article Read');
      await kaskad().advance('PT5S');

      expect(await ann.inbox()).toHaveLength(1);
      await ann.tracks('Order Completed', { order_id: 'o1' });
      await kaskad().advance('PT1S');
      const [entry] = (await ann.view()).enrollments.filter(({ journeyId }) => journeyId === 'looks');
      expect(entry).toMatchObject({ status: 'completed', stepId: null, goalAt: expect.any(String) });
    },
  );

  localOnly.it('an absence ends without a word when the other event comes in time', async () => {
    await publish({
      id: 'unread',
      trigger: { event: 'Letter Sent', without: { event: 'Letter Read' }, within: 'PT2H' },
      steps: [mail('remind')],
    });
    const [ann, bob] = [await newShopper(kaskad(), 'reads'), await newShopper(kaskad(), 'forgets')];
    await ann.tracks('Letter Sent');
    await bob.tracks('Letter Sent');
    await kaskad().advance('PT1H');
    await ann.tracks('Letter Read');
    await kaskad().advance('PT2H');

    expect([await ann.inbox(), await bob.inbox()]).toMatchObject([[], [{ journeyId: 'unread' }]]);
    expect((await ann.view()).enrollments).toContainEqual(
      expect.objectContaining({ journeyId: 'unread', status: 'exited', reason: 'not-abandoned' }),
    );
  });

  localOnly.it('by hand: one person, once for one ticket', async () => {
    await publish({ id: 'invite', trigger: { manual: true }, steps: [mail('hello')] });
    const ann = await newShopper(kaskad(), 'invited');
    const { id: profileId } = await ann.view();
    const enter = (body: object) => kaskad().admin('POST', '/v1/journeys/invite/enter', body);

    for (const body of [
      { profileId, entryKey: 'T1' },
      { profileId, entryKey: 'T1' },
    ])
      expect(await enter(body)).toMatchObject({ status: 202, json: { accepted: true } });
    await kaskad().advance('PT1M');

    expect(await ann.inbox()).toHaveLength(1);
    expect((await enter({ profileId: 'nobody' })).status).toBe(404);
  });
});

describe('a control group', () => {
  it('is a setting that is checked', async () => {
    const put = (body: object) => kaskad().admin('PUT', '/v1/settings/experiments', body);
    expect((await put({ globalControl: 2 })).status).toBe(422);
    expect(await put({ globalControl: 0 })).toMatchObject({ status: 200, json: { globalControl: 0 } });
  });

  localOnly.it('gets nothing, and both the card and a simulation of her say why', async () => {
    await publish({
      id: 'measured',
      trigger: { event: 'Quiz Done' },
      holdout: 0.9,
      steps: [mail('well-done')],
    });
    const people = [];
    for (let index = 0; index < 8; index += 1) people.push(await newShopper(kaskad(), `measured-${index}`));
    for (const one of people) await one.tracks('Quiz Done');
    await kaskad().advance('PT1M');

    let out = 0;
    for (const one of people) {
      const { id: profileId, enrollments } = await one.view();
      const entry = enrollments.find(({ journeyId }) => journeyId === 'measured');
      const isOut = entry?.reason === 'holdout';
      out += Number(isOut);
      expect(await one.inbox()).toHaveLength(isOut ? 0 : 1);
      if (!isOut) continue;
      const again = { profileId, happenings: [{ event: 'Quiz Done', after: 'P2D' }] };
      const { json } = await kaskad().admin('POST', '/v1/journeys/measured/simulate', again);
      expect(json.decisions).toContainEqual(
        expect.objectContaining({ kind: 'not-entered', reason: 'holdout' }),
      );
    }
    // Nobody out of eight would be a chance of one in a hundred million.
    expect(out).toBeGreaterThan(0);
    const madeUp = {
      happenings: [{ event: 'Quiz Done' }],
      person: { traits: { email: 'made@up.example', consent: { email: 'granted' } } },
    };
    const { json } = await kaskad().admin('POST', '/v1/journeys/measured/simulate', madeUp);
    expect(json.messages).toEqual({ email: 1 });
  });
});
