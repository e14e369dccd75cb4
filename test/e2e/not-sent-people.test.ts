import { expect } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

localOnly.it(
  'why something was not sent leads to people, as long as they are there',
  async () => {
    const ann = await newShopper(kaskad(), 'ann', { consent: { email: 'denied', sms: 'denied' } });
    await ann.adds('p1');
    await kaskad().advance('P1D');
    const { id } = await ann.view();
    const people = async () => {
      const { json } = await kaskad().admin('GET', '/v1/reports/not-sent/people?reason=no-consent');
      const found = json.people as { person: { id: string }; channel: string; journeyId: string }[];
      return found.filter(({ person }) => person.id === id);
    };

    expect((await people()).map(({ channel }) => channel).toSorted()).toEqual(['email', 'sms']);
    expect(await people()).toMatchObject([
      {
        journeyId: 'cart-abandoned',
        person: { contacts: expect.arrayContaining([{ namespace: 'email', value: ann.email }]) },
      },
      {},
    ]);

    await kaskad().admin('POST', `/v1/profiles/${id}/erase`);
    expect(await people()).toEqual([]);
  },
  60_000,
);
