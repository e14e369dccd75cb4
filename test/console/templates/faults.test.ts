import { describe, expect, it } from '@jest/globals';
import en from '../../../console/locales/en/templates.json' with { type: 'json' };
import { SENTENCES, toldFault } from '../../../console/pages/templates/document/fault-words.ts';
import { faultsElsewhere, faultsOfText } from '../../../console/pages/templates/document/faults.ts';
import { validateTemplate } from '../../../core/message/validate-template.ts';
import { mjmlLibrary } from '../../../functions/adapters/mjml/mjml-library.ts';

const found = {
  faults: [{ path: '/mjml', message: 'line 3: mj-tea: nothing' }],
  warnings: [
    { path: '/text', message: 'line 1: profile.x is not there for everybody: say what stands instead' },
    { path: '', message: 'she has no address there' },
  ],
};

describe('faults of a template', () => {
  it('stand at their text and line', () => {
    expect(faultsOfText(found, '/mjml')).toEqual([{ line: 3, message: 'mj-tea: nothing', isWarning: false }]);
    expect(faultsOfText(found, '/text')).toMatchObject([{ line: 1, isWarning: true }]);
  });

  it('are told as well where their text is not in sight', () => {
    expect(faultsElsewhere(found, ['/text'])).toMatchObject([{ path: '/mjml' }, { path: '' }]);
  });

  it('are said in the words of the reader, as the core says them today', async () => {
    const checked = await validateTemplate({ id: 'x', channel: 'email', text: '{{ customer.name }}' });
    const messages = checked.kind === 'faults' ? checked.faults.map(({ message }) => message) : [];

    expect(messages.map((message) => toldFault(message.replace(/^line \d+: /, ''))?.name)).toEqual([
      'subject',
      'unknown',
    ]);
  });

  it('are said in the words of the reader, as MJML says them today', async () => {
    const { faults } = await mjmlLibrary.toHtml(
      '<mjml><mj-body><mj-text tea="1">a</mj-text><mj-teapot /></mj-body></mjml>',
    );

    const told = faults.map(({ message }) => toldFault(message));
    expect(told.map((one) => one?.name).sort()).toEqual(['attribute', 'inside', 'tag']);
    expect(told.find((one) => one?.name === 'tag')?.values).toEqual({ name: 'mj-teapot' });
  });

  it('have a text for every name, and no text without one', () => {
    // Where a fault stands is said besides.
    const names = new Set([...SENTENCES.map(([, name]) => name), 'line', 'elsewhere']);

    expect([...names].sort()).toEqual(Object.keys(en.fault).sort());
  });
});
