import { describe, expect, it } from '@jest/globals';
import en from '../../../console/locales/en/segments.json' with { type: 'json' };
import { ROWS, rowWords } from '../../../console/pages/segments/segment/row-words.ts';
import { rowsOfCsv } from '../../../functions/api/segments/member-rows.ts';

const faultsIn = (text: string): (string | undefined)[] => {
  const read = rowsOfCsv(text, undefined);
  return 'fault' in read ? [] : read.rows.flatMap(({ fault }) => (fault === undefined ? [] : [fault]));
};

describe('why a line of an uploaded list names nobody', () => {
  it.each([
    ['email\nann\n', 'noEmail'],
    ['phone\n0151 12345678\n', 'noPhone'],
    ['userId\nnull\n', 'noId'],
    ['email;phone\n;\n', 'empty'],
    ['email\n"ann\nben@example.com\n', 'quote'],
  ])('has words of its own: %j', (text, name) => {
    expect(faultsIn(text).map((fault) => rowWords(fault ?? '')?.name)).toContain(name);
  });

  it('has a text for every name', () => {
    expect(Object.keys(en.upload.reason).sort()).toEqual(ROWS.map(([, name]) => name).sort());
  });
});
