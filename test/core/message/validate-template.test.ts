import { describe, expect, it } from '@jest/globals';
import { validateTemplate } from '../../../core/message/validate-template.ts';

const pathsOf = async (document: unknown) => {
  const checked = await validateTemplate(document);
  return checked.kind === 'valid' ? [] : checked.faults.map(({ path }) => path).toSorted();
};

const mail = {
  id: 'hello',
  channel: 'email',
  subject: 'Hello {{ profile.firstName }}',
  text: 'Nice to have you.',
};

describe('a template', () => {
  it('is taken as it is written', async () => {
    expect(await validateTemplate(mail)).toEqual({ kind: 'valid', template: mail });
  });

  it('names every fault of its fields at once', async () => {
    expect(await pathsOf({ id: 'No', channel: 'pigeon', text: 1, colour: 'red' })).toEqual([
      '/channel',
      '/colour',
      '/id',
      '/text',
    ]);
    expect(await pathsOf(null)).toEqual(['']);
  });

  it('is Liquid that can be read, in every language', async () => {
    const locales = { de: { subject: '{{ profile.firstName', text: 'Hallo' } };

    expect(
      await pathsOf({ ...mail, text: '{% if cart %}', html: '{{ x | nosuchfilter }}', locales }),
    ).toEqual(['/html', '/locales/de/subject', '/text']);
  });

  it('says something, and an e-mail says what it is about', async () => {
    const locales = { de: { text: 'Hallo' } };

    expect(await pathsOf({ id: 'hello', channel: 'email', text: ' ', locales })).toEqual([
      '/locales/de/subject',
      '/subject',
      '/text',
    ]);
  });
});
