import { expect, it } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

/** A person who has refused all marketing, and a shop that writes to her about her parcel. */
const parcel = async () => {
  const ann = await newShopper(kaskad());
  await ann.identifies({ consent: { email: 'denied', sms: 'denied' } });
  const template = {
    id: 'parcel',
    channel: 'email',
    subject: 'Parcel {{ event.properties.no }}',
    text: 'It left.',
  };
  await kaskad().admin('PUT', '/v1/templates/parcel', template);
  const { id } = await ann.view();
  const post = (idempotencyKey: string, more: object = {}) =>
    kaskad().admin('POST', '/v1/messages', {
      ...{ template: 'parcel', profileId: id, properties: { no: 7 }, idempotencyKey },
      ...more,
    });
  // It was asked for now: no clock needs to be moved.
  const settled = () => kaskad().idle();
  return { id, post, settled, got: () => kaskad().outbox(id) };
};

localOnly.describe('a transactional message', () => {
  it('is sent once, whatever her consent, however often and however much at once it is asked for', async () => {
    const { post, settled, got } = await parcel();

    const answers = await Promise.all(Array.from({ length: 5 }, () => post('order 1')));
    await settled();
    await post('order 1');
    await settled();

    const ids = new Set(answers.map(({ json }) => json.sendId));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    expect(ids.size).toBe(1);
    const mails = await got();
    expect(mails.map(({ subject, sendId }) => [subject, sendId])).toEqual([['Parcel 7', [...ids][0]]]);
    expect(mails[0]?.headers?.['List-Unsubscribe']).toBeUndefined();
  });

  it('tells what became of it', async () => {
    const { post, settled } = await parcel();
    const { sendId } = (await post('order 1b')).json;
    const state = async () => (await kaskad().admin('GET', `/v1/messages/${sendId}`)).json.status;
    await settled();
    expect(await state()).toBe('sent');

    await kaskad().feedback(String(sendId), 'delivered');
    await kaskad().idle();

    expect(await state()).toBe('delivered');
  });

  it('of several keys goes out for each, also at the same time', async () => {
    const { post, settled, got } = await parcel();

    await Promise.all([
      post('order 2', { properties: { no: 2 } }),
      post('order 3', { properties: { no: 3 } }),
    ]);
    await settled();

    expect((await got()).map(({ subject }) => subject).sort()).toEqual(['Parcel 2', 'Parcel 3']);
  });

  it('says why it was not sent', async () => {
    const { id, settled } = await parcel();
    await kaskad().admin('PUT', '/v1/templates/tap', {
      id: 'tap',
      channel: 'push',
      subject: 'Hi',
      text: 'x',
    });
    const asked = await kaskad().admin('POST', '/v1/messages', {
      template: 'tap',
      profileId: id,
      idempotencyKey: 'tap 1',
    });
    await settled();

    expect((await kaskad().admin('GET', `/v1/messages/${asked.json.sendId}`)).json).toMatchObject({
      status: 'not-sent',
      reason: 'no-address',
    });
  });
});
