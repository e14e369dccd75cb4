import { beforeAll, expect, it } from '@jest/globals';
import { freshKaskad, SERVER, WEB } from '../support/kaskad.ts';
import { Shopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();
const consentOf = async (shopper: Shopper, channel = 'email') =>
  (await shopper.view()).consent.find((one) => one.channel === channel);

const rules = (email: object) => kaskad().admin('PUT', '/v1/settings/consent', { email });

const says = async (shopper: Shopper, consent: object, key: string = WEB) => {
  await kaskad().batch(
    [
      {
        ...{ type: 'identify', userId: shopper.userId },
        traits: { email: shopper.email, country: 'DE', consent },
        context: { page: { url: 'https://shop.example/news?name=ann' } },
      },
    ],
    key,
  );
  await kaskad().idle();
  await kaskad().advance('PT2S');
};
const mails = async (shopper: Shopper) => kaskad().outbox((await shopper.view()).id);
const linkIn = (text = '') => new URL(/https?:\/\/\S+\/o\/[\w.-]+/.exec(text)?.[0] ?? '').pathname;

/** Somebody of whom nothing is known yet. */
const stranger = async () => new Shopper(kaskad(), 'ann');

localOnly.describe('double opt-in', () => {
  beforeAll(async () => {
    expect((await rules({ confirm: 'public-keys' })).status).toBe(200);
  });

  it('asks her once a day at most, and sends no marketing until she has confirmed', async () => {
    const ann = await stranger();
    await says(ann, { email: { status: 'granted', text: 'Send me news' } });
    await says(ann, { email: { status: 'granted', text: 'Send me news' } });
    await ann.adds('p1');
    await kaskad().advance('PT3H');

    expect((await mails(ann)).map(({ subject }) => subject)).toEqual([
      'Please confirm: Tea & Table may write to you',
    ]);
    expect(await consentOf(ann)).toMatchObject({ status: 'pending', text: 'Send me news' });

    await kaskad().advance('P1D');
    await says(ann, { email: 'granted' });
    expect(await mails(ann)).toHaveLength(2);
  });

  it('counts once she has pressed the button, with both words kept', async () => {
    const ann = await stranger();
    await says(ann, { email: { status: 'granted', text: 'Send me news' } });
    const [mail] = await mails(ann);
    const path = linkIn(mail?.text);

    expect((await kaskad().request('GET', path)).status).toBe(200);
    await kaskad().idle();
    expect(await consentOf(ann)).toMatchObject({ status: 'pending' });

    expect((await kaskad().request('POST', path)).status).toBe(200);
    await kaskad().idle();
    expect(await consentOf(ann)).toMatchObject({
      ...{ status: 'granted', basis: 'double opt-in', text: 'Send me news', ip: '127.0.0.1' },
      asked: { text: 'Send me news', source: 'web', page: 'https://shop.example/news', ip: '127.0.0.1' },
    });

    await ann.adds('p1');
    await kaskad().advance('PT61M');
    expect((await mails(ann)).map(({ journeyId }) => journeyId)).toEqual([
      'confirmation-asked-email',
      'cart-abandoned',
    ]);
  });

  it('is not asked of what a server says', async () => {
    const ann = await stranger();
    await says(ann, { email: 'granted' }, SERVER);

    expect(await consentOf(ann)).toMatchObject({ status: 'granted' });
    expect(await mails(ann)).toEqual([]);
  });

  it('asks in the words of the shop where it has its own', async () => {
    const template = {
      id: 'confirm-email',
      channel: 'email',
      subject: 'Really?',
      text: 'Yes: {{ confirm_url }}',
    };
    expect((await kaskad().admin('PUT', '/v1/templates/confirm-email', template)).status).toBe(200);
    const ann = await stranger();
    await says(ann, { email: 'granted' });

    expect((await mails(ann)).map(({ subject }) => subject)).toEqual(['Really?']);
  });
});

localOnly.describe('soft opt-in', () => {
  it('lets a customer be written to after a purchase, until she says no', async () => {
    const text = 'We send you offers of similar goods; you can object at any time.';
    await rules({ softOptIn: { DE: { text } } });
    const ann = await stranger();
    await says(ann, {});
    await ann.orders();

    expect(await consentOf(ann)).toMatchObject({ status: 'granted', basis: 'soft opt-in', text });

    await says(ann, { email: 'denied' });
    await ann.orders({ order_id: 'another' });
    expect(await consentOf(ann)).toMatchObject({ status: 'denied' });
  });

  it('goes round no confirmation: what a browser calls a purchase leaves her to be asked', async () => {
    const text = 'We send you offers of similar goods; you can object at any time.';
    await rules({ confirm: 'public-keys', softOptIn: { DE: { text, sources: ['web', 'pos'] } } });
    const ann = await stranger();
    await says(ann, { email: 'granted' });

    await ann.orders();
    expect(await consentOf(ann)).toMatchObject({ status: 'pending' });

    await ann.orders({ order_id: 'at the till' }, 'pos');
    expect(await consentOf(ann)).toMatchObject({ status: 'granted', basis: 'soft opt-in', text });
  });
});
