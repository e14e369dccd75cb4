import { describe, expect, it } from '@jest/globals';
import { keyOf } from '../../../console/ui/key-of.ts';

const press = (key: string, code: string, held: object = {}) =>
  keyOf({ key, code, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('the key of a shortcut', () => {
  it.each([
    ['s', 'KeyS', 's'],
    ['S', 'KeyS', 's'],
    ['4', 'Digit4', '4'],
    ['/', 'Slash', '/'],
    // German: Shift and 7.
    ['/', 'Digit7', '/'],
    // Russian.
    ['ы', 'KeyS', 's'],
    ['.', 'Slash', '/'],
    // French: the letter that is printed on it counts, and not where it lies.
    ['a', 'KeyQ', 'a'],
  ])('%s at %s is %s', (key, code, named) => {
    expect(press(key, code)).toBe(named);
  });

  it.each([
    ['Enter', 'Enter'],
    ['.', 'Period'],
    ['-', 'Slash'],
    ['ж', 'Semicolon'],
  ])('%s at %s is none', (key, code) => {
    expect(press(key, code)).toBeUndefined();
  });

  it('is none with a modifier: that is the browser’s own', () => {
    expect(press('s', 'KeyS', { ctrlKey: true })).toBeUndefined();
    expect(press('p', 'KeyP', { metaKey: true })).toBeUndefined();
  });
});
