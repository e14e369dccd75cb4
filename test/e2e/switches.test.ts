import { expect, it } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();
const switches = (body: object) => kaskad().admin('PUT', '/v1/settings/switches', body);

localOnly.describe('switches', () => {
  it('hold what is due the moment they are thrown, and let it go once they are lifted', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    expect((await switches({ channels: { email: true } })).status).toBe(200);
    await kaskad().advance('PT3H');
    expect(await ann.got()).toEqual([]);
    const card = await kaskad().admin('GET', `/v1/profiles/${(await ann.view()).id}`);
    expect(card.json).toMatchObject({ enrollments: [{ nextSend: null, noSendBecause: 'switched-off' }] });

    await switches({});
    await kaskad().advance('PT11M');
    expect(await ann.got()).toEqual(['email']);
  });

  it('keep a shop that is not live to its own people', async () => {
    const ann = await newShopper(kaskad());
    await switches({ allowOnly: ['*@shop.example'] });
    await ann.adds('p1');
    await kaskad().advance('P3D');
    expect(await ann.got()).toEqual([]);
    const entries = await kaskad().timeline((await ann.view()).id);
    const skips = entries.flatMap(({ kind, channel, reason }) =>
      kind === 'skip' ? [[channel, reason]] : [],
    );
    expect(skips).toContainEqual(['email', 'not-on-allow-list']);
    expect(skips).toContainEqual(['sms', 'not-on-allow-list']);
    await switches({});
  });
});
