import { describe, expect, it } from '@jest/globals';
import type { Template } from '../../../core/message/template.ts';
import { templateWarnings, unsubscribeWarnings } from '../../../core/message/template-warnings.ts';

const mail: Template = { id: 'm', channel: 'email', subject: 'Hello', text: 'Hello {{ unsubscribe_url }}' };
const gapsOf = async (text: string) => (await templateWarnings({ ...mail, text })).map(({ path }) => path);

describe('a gap in a message', () => {
  it.each([
    'Hello {{ profile.firstName }}',
    '{{ event.properties.product.name }}',
    '{{ cart.url }}',
    '{{ offer.code }} {{ link }}',
    '{% if cart %}{{ profile.firstName }}{% endif %}',
    '{% if profile.firstName %}x{% endif %}{{ profile.firstName }}',
  ])('is told where not everybody has what is named: %s', async (text) => {
    const paths = await gapsOf(text);
    expect(new Set(paths)).toEqual(new Set(['/text']));
  });

  it.each([
    'Hello {{ profile.firstName | default: "you" }}',
    '{% if profile.firstName %}{{ profile.firstName }}{% endif %}',
    '{% if event.properties.product %}{{ event.properties.product.name }}{% endif %}',
    '{% if cart.value > 50 %}{{ cart.value | money }}{% endif %}',
    '{% unless offer.code %}x{% else %}{{ offer.code }}{% endunless %}',
    '{% case profile.tier %}{% when "gold" %}{{ profile.tier }}{% endcase %}',
    '{% for item in cart.items %}{{ item.name }}{% endfor %}{{ shop.name }} {{ unsubscribe_url }} {{ profile.email }}',
    '{% assign name = profile.firstName | default: "you" %}{{ name }}',
  ])('is none where the template minds: %s', async (text) => {
    expect(await gapsOf(text)).toEqual([]);
  });

  it('is told with its line, of MJML once', async () => {
    const mjml = '<mjml>\n{{ profile.firstName }}</mjml>';
    expect(await templateWarnings({ ...mail, mjml, html: '<p>{{ profile.firstName }}' })).toEqual([
      { path: '/mjml', message: expect.stringMatching(/^line 2: profile.firstName /) },
    ]);
  });
});

describe('a mail that Gmail clips', () => {
  it('is told from 102 KB on', async () => {
    const html = 'ы'.repeat(51 * 1024);
    expect(await templateWarnings({ ...mail, html })).toEqual([]);
    expect(await templateWarnings({ ...mail, html: `${html}ы` })).toEqual([
      { path: '/html', message: expect.stringMatching(/^the mail has 103 KB/) },
    ]);
  });
});

describe('unsubscribing', () => {
  const pathsOf = (template: Template) => unsubscribeWarnings(template, 'welcome').map(({ path }) => path);

  it('is possible in every part of a marketing mail, in every language', () => {
    expect(pathsOf(mail)).toEqual([]);
    expect(pathsOf({ ...mail, html: '<p>' })).toEqual(['/html']);
    expect(pathsOf({ ...mail, locales: { ru: { subject: 'П', text: 'П' } } })).toEqual(['/locales/ru/text']);
  });

  it('is asked of the mail alone', () => {
    const { channel: _, ...rest } = mail;
    expect(pathsOf({ ...rest, channels: { email: {}, sms: { text: 'Hi' } } })).toEqual([]);
    expect(pathsOf({ ...rest, channels: { email: { text: 'Hi' }, sms: {} } })).toEqual(['/text']);
    expect(pathsOf({ id: 's', channel: 'sms', text: 'Hi' })).toEqual([]);
  });
});
