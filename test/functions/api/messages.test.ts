import { describe, expect, it } from '@jest/globals';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { cartEmail } from '../../../core/seed/cart-email.ts';
import { sendIdOf } from '../../../core/send/send-id.ts';
import { ann, enrolled } from '../../support/ann.ts';
import { NOW_MS, startApi } from '../../support/api.ts';

const note = { id: 'note', channel: 'email', subject: 'Your parcel', text: '{{ event.properties.no }}' };
const two = {
  ...{ id: 'two', subject: 'Hello', text: 'x' },
  channels: { email: {}, sms: {} },
};

const start = async () => {
  const api = startApi();
  api.profiles.set('ann', ann());
  api.pointers.set('email#ann@example.com', 'ann');
  for (const template of [note, two, cartEmail])
    expect((await api.ask('PUT', `/v1/templates/${template.id}`, { body: template })).status).toBeLessThan(
      300,
    );
  const post = (changes: object = {}, headers?: Record<string, string>) =>
    api.ask('POST', '/v1/messages', {
      body: {
        template: 'note',
        profileId: 'ann',
        idempotencyKey: 'parcel 7',
        properties: { no: 7 },
        ...changes,
      },
      ...(headers && { headers }),
    });
  return { ...api, post, said: () => api.bus.envelopes.flatMap(({ events }) => events) };
};

describe('a message that another system asks for', () => {
  it('is taken, and said as an event that counts once', async () => {
    const { post, said } = await start();

    const first = await post();
    const again = await post();

    expect(first).toMatchObject({ status: 202, json: { status: 'accepted', sendId: expect.any(String) } });
    expect(again.json).toEqual(first.json);
    expect(said()).toMatchObject([
      {
        ...{ event: 'Journey Requested', profileId: 'ann', source: 'operator' },
        properties: { journeyId: 'message.email.note', entryKey: 'parcel 7', no: 7 },
      },
      {},
    ]);
    expect(said()[1]).toEqual(said()[0]);
  });

  it('of the same key and another body is refused, and of another key is another', async () => {
    const { post } = await start();
    const first = await post();

    expect((await post({ properties: { no: 8 } })).status).toBe(409);
    expect((await post({ template: 'cart-email' })).status).toBe(409);
    const other = await post({ idempotencyKey: 'parcel 8' });
    expect(other.status).toBe(202);
    expect(other.json.sendId).not.toBe(first.json.sendId);
  });

  it('may carry its key in a header, and name the person by a contact', async () => {
    const { post, said } = await start();

    const answer = await post(
      {
        profileId: undefined,
        identity: { namespace: 'email', value: ' Ann@Example.com ' },
        idempotencyKey: undefined,
      },
      { 'idempotency-key': 'parcel 7' },
    );

    expect(answer.status).toBe(202);
    expect(said()[0]).toMatchObject({ profileId: 'ann', properties: { entryKey: 'parcel 7' } });
  });

  it.each([
    ['an unknown person', { profileId: 'nobody' }, 404],
    ['an unknown template', { template: 'none' }, 404],
    ['a template of the prototype', { template: 'constructor' }, 404],
    ['a channel that the template is not for', { channel: 'sms' }, 422],
    ['no channel of several', { template: 'two' }, 422],
    ['no person', { profileId: undefined }, 400],
    ['no key', { idempotencyKey: undefined }, 400],
    ['more than 16 KB', { properties: { x: 'x'.repeat(20_000) } }, 400],
  ])('with %s is refused, and nothing is said', async (_, changes, status) => {
    const { post, said } = await start();

    expect((await post(changes)).status).toBe(status);
    expect(said()).toEqual([]);
  });

  it('does not keep its template from changing the channel', async () => {
    const { ask } = await start();

    expect((await ask('PUT', '/v1/templates/note', { body: { ...note, channel: 'sms' } })).status).toBe(200);
  });

  it('is in no journey that somebody is put into by hand', async () => {
    const { ask } = await start();
    const path = '/v1/journeys/message.email.note/enter';

    expect((await ask('POST', path, { body: { profileId: 'ann' } })).status).toBe(404);
  });

  it('goes by the channel that was named', async () => {
    const { post, said } = await start();

    await post({ template: 'two', channel: 'sms' });

    expect(said()[0]?.properties).toMatchObject({ journeyId: 'message.sms.two' });
  });

  it('that is refused by a token that may only read', async () => {
    const { ask } = await start();

    expect((await ask('POST', '/v1/messages', { token: 'reader', body: {} })).status).toBe(403);
  });
});

describe('what became of it', () => {
  const asked = async (changes?: Partial<Enrollment>) => {
    const api = await start();
    const { json } = await api.post();
    const enrollment = enrolled({
      id: 'e',
      journeyId: 'message.email.note',
      entryKey: 'parcel 7',
      ...changes,
    });
    if (changes) api.enrollments.set('ann', [enrollment]);
    const state = async () => (await api.ask('GET', `/v1/messages/${json.sendId}`)).json;
    return { ...api, state, sendId: sendIdOf(enrollment, { stepId: 'message' }, 1) };
  };
  const sent = { sendId: 's', stepId: 'message', channel: 'email', atMs: NOW_MS } as const;

  it('is known before and after it is sent', async () => {
    expect(await (await asked()).state()).toMatchObject({ status: 'accepted', template: 'note' });
    const delivered = await asked({ status: 'completed', sends: [{ ...sent, outcome: 'delivered' }] });
    expect(await delivered.state()).toMatchObject({ status: 'delivered', channel: 'email' });
  });

  it('says what it waits for', async () => {
    const held = await asked({ sends: [{ ...sent, outcome: 'held', reason: 'switched-off' }] });

    expect(await held.state()).toMatchObject({ status: 'held', reason: 'switched-off' });
  });

  it('says why it was not sent, as her history does', async () => {
    const { state, sendId, answerTimeline } = await asked({ status: 'completed', endedAtMs: NOW_MS });
    const skip = { atMs: NOW_MS, kind: 'skip', name: 'message', journeyId: 'message.email.note' } as const;
    answerTimeline({
      entries: [
        { ...skip, reason: 'capped', sendId: 'of another' },
        { ...skip, sendId, reason: 'suppressed' },
      ],
    });

    expect(await state()).toMatchObject({ status: 'not-sent', reason: 'suppressed' });
  });

  it('is nothing where she was erased, or nothing was asked for', async () => {
    const { profiles, state, ask } = await asked();
    profiles.clear();

    expect(await state()).toMatchObject({ status: 'gone' });
    expect((await ask('GET', '/v1/messages/none')).status).toBe(404);
  });
});
