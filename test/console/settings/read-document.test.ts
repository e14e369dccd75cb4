import { describe, expect, it } from '@jest/globals';
import { placeOf } from '../../../console/pages/settings/documents/fault-places.ts';
import { readDocument } from '../../../console/pages/settings/documents/read-document.ts';

const text = '{\n  "caps": { "email": [{ "max": 1 }, { "max": -2 }] },\n  "a/b": true\n}';
const at = (pointer: string): string => {
  const { from, to } = placeOf(text, pointer);
  return text.slice(from, to);
};

describe('a fault’s place', () => {
  it.each([
    ['/caps/email/1/max', '-2'],
    ['/caps/email/0', '{ "max": 1 }'],
    ['/a~1b', 'true'],
    // What is missing is shown at what it is missing from.
    ['/caps/email/1/per', '{'],
    ['/nothing', '{'],
  ])('of %s is %s', (pointer, found) => {
    expect(at(pointer)).toBe(found);
  });

  it('is the beginning of a text that holds nothing', () => {
    expect(placeOf('', '/x')).toEqual({ from: 0, to: 0 });
  });
});

describe('a document as it is typed', () => {
  it('is checked as the API checks it', () => {
    expect(readDocument('publishing', '{ "approval": "two-people" }')).toEqual({
      document: { approval: 'two-people' },
    });
    expect(readDocument('publishing', '{ "approval": "three" }')).toMatchObject({ faults: [{ from: 14 }] });
  });

  it('is no JSON where it ends too early', () => {
    expect(readDocument('shop', '{ "name": ')).toMatchObject({ faults: [{ message: 'JSON' }] });
  });
});
