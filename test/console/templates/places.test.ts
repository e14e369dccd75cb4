import { describe, expect, it } from '@jest/globals';
import {
  fieldsAt,
  inheritedAt,
  pointerTo,
  withChannels,
  withLocale,
  withoutLocale,
  withWordsAt,
  wordsAt,
} from '../../../console/pages/templates/document/places.ts';
import { type Template, templateSchema } from '../../../core/message/template.ts';

const mail: Template = { id: 'hello', channel: 'email', subject: 'Hello', text: 'Tea', html: '<p>Tea</p>' };
const both: Template = {
  ...{ id: 'hello', subject: 'Hello', text: 'Tea' },
  channels: { email: { html: '<p>Tea</p>' }, sms: { text: 'Tea!' } },
  locales: { ru: { subject: 'Привет', text: 'Чай', channels: { sms: { text: 'Чай!' } } } },
};

describe('places of a template', () => {
  it('have their words, and say those for all channels where they have none', () => {
    expect(wordsAt(both, {})).toEqual({ subject: 'Hello', text: 'Tea' });
    expect(wordsAt(both, { locale: 'ru', channel: 'sms' })).toEqual({ text: 'Чай!' });
    expect(inheritedAt(both, { locale: 'ru', channel: 'sms' })).toEqual({ subject: 'Привет', text: 'Чай' });
  });

  it('take words and leave all others alone', () => {
    const changed = withWordsAt(both, { locale: 'ru', channel: 'email' }, { subject: 'Чай' });

    expect(changed.locales?.ru?.channels).toEqual({ sms: { text: 'Чай!' }, email: { subject: 'Чай' } });
    expect({ ...changed, locales: both.locales }).toEqual(both);
  });

  it('lose words that are taken out, but never the text for all channels', () => {
    const changed = withWordsAt(mail, {}, { mjml: '<mjml></mjml>' });

    expect(changed).toEqual({ id: 'hello', channel: 'email', text: '', mjml: '<mjml></mjml>' });
  });

  it('are found by the pointers that faults have', () => {
    expect(pointerTo({}, 'text')).toBe('/text');
    expect(pointerTo({ locale: 'ru', channel: 'sms' }, 'text')).toBe('/locales/ru/channels/sms/text');
  });

  it('show the fields of their channels', () => {
    expect(fieldsAt(both, {})).toEqual(['subject', 'preheader', 'body', 'text']);
    expect(fieldsAt(both, { channel: 'sms' })).toEqual(['text']);
  });
});

describe('channels of a template', () => {
  it('become several with what it says already, and one again', () => {
    const two = withChannels(mail, ['sms', 'email']);

    expect(two).toEqual({ ...mail, channel: undefined, channels: { email: {}, sms: {} } });
    expect(templateSchema.safeParse(two).success).toBe(true);
    expect(withChannels(two, ['email'])).toEqual(mail);
  });

  it('keep their own words in every language while others go', () => {
    const sms = withChannels(both, ['sms']);

    expect(sms.channels).toEqual({ sms: { text: 'Tea!' } });
    expect(sms.locales?.ru?.channels).toEqual({ sms: { text: 'Чай!' } });
  });

  it('are never none', () => {
    expect(withChannels(both, [])).toBe(both);
  });
});

describe('languages of a template', () => {
  it('begin with the words of the main one and go without a trace', () => {
    const german = withLocale(mail, 'de');

    expect(german.locales?.de).toEqual({ subject: 'Hello', text: 'Tea', html: '<p>Tea</p>' });
    expect(withoutLocale(german, 'de')).toEqual(mail);
  });
});
