import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Channel } from '../../../core/consent/consent.ts';
import { finish } from '../../../core/message/finish.ts';
import { messageContext } from '../../../core/message/message-context.ts';
import { readyRender } from '../../../core/message/render.ts';
import type { Template } from '../../../core/message/template.ts';
import { pushPayload } from '../../../functions/adapters/senders/push-payload.ts';
import { hostile, nasty } from '../../support/hostile.ts';
import { ann, shop, T0 } from '../journey/make.ts';

const render = await readyRender();
const part =
  '{{ profile.name }}|{{ event.properties.word }}|{{ cart.items[0].name }}|{{ shop.name }}|{{ offer.code }}';
const template: Template = {
  id: 't',
  ...{ subject: part, preheader: part, text: part },
  channels: {
    email: {
      html: `<html><body><p title="${part}" class='${part}'>${part}<a href="{{ profile.name }}">{{ profile.name | newline_to_br }}</a></p>`,
    },
    sms: {},
    push: {},
    webpush: {},
    agent: {},
    onsite: {},
  },
};
const channels = Object.keys(template.channels ?? {}) as Channel[];

const messageOf = (channel: Channel, value: string) => {
  const trait = { value, atMs: T0 };
  const line = { productId: 'p1', quantity: 1, name: value, currency: 'EUR' };
  const base = { id: 'c1', openedAtMs: T0, activityAtMs: T0, closed: [], lines: [line] };
  const profile = ann({ traits: { name: trait }, cart: { base, ops: [] } });
  const event = { event: 'Signed Up', source: 'web', properties: { word: value } };
  const named = { ...shop, name: value };
  const context = messageContext({ profile, event, shop: named, links: {}, nowMs: T0 });
  return finish(render(template, channel, context), { channel, to: '+4915112345678' }, named).content;
};

/** Markup of a page: brackets and quotation marks of tags. */
const markupIn = (html = '') => html.replace(/[^<>"']/g, '');
const harmless = markupIn(messageOf('email', 'Ann').html);
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

describe('what anybody may have typed', () => {
  it.each(channels)('leaves by %s as words and nothing else', (channel) => {
    fc.assert(
      fc.property(hostile, (value) => {
        const { subject = '', text, html } = messageOf(channel, value);
        for (const words of [subject, text, html ?? '']) {
          expect(words).not.toMatch(unseen);
          expect(words.isWellFormed()).toBe(true);
        }
        expect(subject).not.toMatch(/[\r\n]/);
        if (html !== undefined) expect(markupIn(html.replace(/<br>/g, ''))).toBe(harmless);
      }),
      { examples: nasty.map((value) => [value]), numRuns: 300 },
    );
  });

  it('is never taken for Liquid', () => {
    for (const value of ['{{ shop.name }}', '{{ profile.email }}', '{% if true %}x{% endif %}'])
      for (const channel of channels) {
        const { text } = messageOf(channel, value);
        expect(text.split('|')[0]).toBe(value);
      }
  });

  it('is in a push what it is in the message', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const { subject = '', text } = messageOf('push', value);
        const payload = JSON.parse(pushPayload({ title: subject, body: text, sendId: 's' }));
        for (const platform of ['APNS', 'APNS_SANDBOX'])
          expect(JSON.parse(payload[platform]).aps.alert).toEqual({ title: subject, body: text });
        expect(JSON.parse(payload.GCM).fcmV1Message.message.notification).toEqual({
          title: subject,
          body: text,
        });
      }),
    );
  });
});
