import { describe, expect, it } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';

const kaskad = freshKaskad();

const mjml = `<mjml><mj-body><mj-section><mj-column>
<mj-text>Hello {{ profile.firstName | default: "you" }}</mj-text>
<mj-raw>{% for item in cart.items %}</mj-raw><mj-text>{{ item.name }}</mj-text><mj-raw>{% endfor %}</mj-raw>
<mj-button href="{{ cart.url }}">Back</mj-button><mj-text><a href="{{ unsubscribe_url }}">No more</a></mj-text>
</mj-column></mj-section></mj-body></mjml>`;

const hello = {
  subject: 'Hello {{ profile.firstName }}',
  preheader: 'Your {{ cart.items[0].name }}',
  text: 'Hello. {{ unsubscribe_url }}',
  channels: { email: { mjml }, sms: { text: 'Hello by SMS' } },
};

describe('a message of MJML for two channels', () => {
  it('is saved, previewed, and sent by the channel that reaches her', async () => {
    const client = kaskad();
    const saved = await client.admin('PUT', '/v1/templates/hello', hello);
    expect([saved.status, saved.json.published]).toEqual([200, { id: 'hello', ...hello }]);
    const steps = [
      {
        id: 'remind',
        kind: 'cascade',
        order: ['email', 'sms'],
        rungs: { email: { template: 'hello', wait: 'PT1H' }, sms: { template: 'hello', wait: 'PT1H' } },
      },
    ];
    const trigger = { event: 'Signed Up' };
    await client.admin('PUT', '/v1/journeys/hello', { trigger, steps });
    expect((await client.admin('POST', '/v1/journeys/hello/publish')).status).toBe(200);

    const shopper = await newShopper(client, 'mjml');
    await shopper.identifies({ firstName: 'Ann & <b>Bob' });
    const { id = '' } = (await client.lookup('email', shopper.email)) ?? {};
    const preview = await client.admin('POST', '/v1/templates/hello/preview', { profileId: id });
    await client.batch([{ type: 'track', event: 'Signed Up', userId: shopper.userId }]);
    await client.idle();
    await client.advance('PT2H');

    expect(preview.json).toMatchObject({ subject: 'Hello Ann & <b>Bob', to: shopper.email });
    const [mail, sms] = await client.outbox(id);
    expect(mail).toMatchObject({ channel: 'email', subject: 'Hello Ann & <b>Bob' });
    expect(mail?.html).toContain('Hello Ann &amp; &lt;b&gt;Bob');
    expect(mail?.html).toMatch(/<body[^>]*><div style="display:none/);
    expect(mail?.html).not.toMatch(/<mj-|\{\{|\{%/);
    expect(sms).toMatchObject({ channel: 'sms', text: 'Hello by SMS' });
  });

  it('is brought to people of the shop as a test, by both channels', async () => {
    const client = kaskad();
    await client.admin('PUT', '/v1/settings/people', { staff: ['*@shop.example', '+491515550000'] });

    const { status } = await client.admin('POST', '/v1/templates/hello/test', {
      to: { email: 'eve@shop.example', sms: '+491515550000' },
    });
    await client.idle();

    expect(status).toBe(202);
    const tests = (await client.outbox()).filter(({ to }) => /eve@|555/.test(to));
    expect(tests.map(({ channel, subject, text }) => [channel, subject ?? text])).toEqual([
      ['email', '[Test] Hello'],
      ['sms', '[Test] Hello by SMS'],
    ]);
  });
});
