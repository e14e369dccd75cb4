import { expect, it } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

interface Why {
  language: string;
  journeys: {
    journeyId: string;
    entries: {
      status: string;
      text: string;
      next?: { channel: string } | null;
      noNextBecause?: { code: string };
    }[];
    neverIn?: { code: string; text: string };
    messages: { channel: string; outcome: string; code?: string; text: string; waits: { code: string }[] }[];
  }[];
}

const whyOf = async (shopper: Shopper, query = '') =>
  (await kaskad().admin('GET', `/v1/profiles/${(await shopper.view()).id}/why${query}`))
    .json as unknown as Why;

localOnly.describe('why she got it, or did not', () => {
  it('is one query, in sentences of either language', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    const before = await whyOf(ann, '?journeyId=cart-abandoned');
    expect(before.journeys[0]).toMatchObject({
      entries: [{ status: 'active', text: 'The customer is in it now.', next: { channel: 'email' } }],
      messages: [],
    });

    await kaskad().admin('PUT', '/v1/settings/switches', { channels: { email: true } });
    await kaskad().advance('PT2H');
    const held = await whyOf(ann, '?locale=ru&channel=email');
    expect(held.journeys[0]).toMatchObject({
      entries: [{ next: null, noNextBecause: { code: 'switched-off' } }],
      messages: [{ outcome: 'held', code: 'switched-off', text: 'Отправка выключена сотрудником.' }],
    });

    await kaskad().admin('PUT', '/v1/settings/switches', {});
    await kaskad().advance('PT1H');
    await ann.orders();
    const after = await whyOf(ann);
    expect(after.journeys[0]?.messages.map(({ channel, outcome, code }) => [channel, outcome, code])).toEqual(
      [
        ['sms', 'not-sent', 'ordered'],
        ['email', 'sent', undefined],
        ['push', 'not-sent', 'no-address'],
      ],
    );
    expect(after.journeys[0]?.messages[1]?.waits).toMatchObject([{ code: 'switched-off' }]);
    expect(after.journeys[0]?.entries).toMatchObject([
      { status: 'exited', text: 'The customer had ordered already.' },
    ]);
  });

  it('says of a journey that she was never in what is known', async () => {
    const bob = await newShopper(kaskad());
    const never = async (query: string) => (await whyOf(bob, query)).journeys[0]?.neverIn?.code;
    expect(await never('?journeyId=cart-abandoned')).toBe('not-started');
    expect(await never('?journeyId=nothing')).toBe('not-published');
    expect((await whyOf(bob)).journeys).toEqual([]);
  });
});
