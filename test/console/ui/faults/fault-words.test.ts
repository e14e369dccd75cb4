import { describe, expect, it } from '@jest/globals';
import en from '../../../../console/locales/en/faults.json' with { type: 'json' };
import { FAULTS, faultWords } from '../../../../console/ui/faults/fault-words.ts';
import { contacts } from './broken-contacts.ts';
import { documents } from './broken-documents.ts';
import { settings } from './broken-settings.ts';

const broken = [...contacts, ...documents, ...settings];
const said = broken.flatMap(([, faults]) => faults.map(({ message }) => message));

describe('what the validators say', () => {
  it.each(broken)('has words of its own in the console: %s', (_name, faults) => {
    const unsaid = faults.map(({ message }) => message).filter((message) => !faultWords(message));

    expect(faults).not.toEqual([]);
    expect(unsaid).toEqual([]);
  });

  it('is what the table waits for: no form stands there that nobody says', () => {
    const met = new Set(said.map((message) => FAULTS.find(([form]) => form.test(message))));

    expect(FAULTS.filter((row) => !met.has(row)).map(([form]) => form.source)).toEqual([]);
  });

  it('has a text for every name, and no text without one', () => {
    const names = new Set(FAULTS.map(([, name]) => name));

    expect([...names].sort()).toEqual(Object.keys(en.fault).sort());
  });

  it('keeps what it is about', () => {
    expect(faultWords('there is no rung for email')).toEqual({
      name: 'noStage',
      values: { channel: 'email' },
    });
    expect(faultWords('something new')).toBeUndefined();
  });
});
