import { describe, expect, it } from '@jest/globals';
import { hasPlace, namesPlace, plainFields } from '../../../core/event/plain-words.ts';

describe('a text that names a place', () => {
  it.each([
    'https://evil.example/x',
    'HTTP://EVIL',
    'www.evil',
    'win at evil.example now',
    'evil24.ru',
    'пример.рф',
    'evil.xn--p1ai',
    'evil。example',
    'evil．example',
    'ev\u00adil.ex\u200bample',
    'evil.\u2060example',
    '10.0.0.1',
    'ann@evil.example',
    '@evil_channel',
    'mailto:x',
    'tel:+49',
    'javascript:alert(1)',
  ])('is %j', (text) => expect(hasPlace(text)).toBe(true));

  it.each([
    'Kettle',
    'Чайник 1.7 л',
    'Dr. Martens',
    'J. R. R. Tolkien',
    '1.7л',
    'v1.2.3',
    'A/B',
    '5,5 @ 20 °C',
    '',
  ])('is not %j', (text) => expect(hasPlace(text)).toBe(false));

  it('is found however deep it stands, and as the name of a field', () => {
    expect(namesPlace([{ a: [{ b: 'evil.example' }] }])).toBe(true);
    expect(namesPlace({ 'evil.example': 1 })).toBe(true);
    expect(namesPlace({ a: [1, null, 'Kettle'] })).toBe(false);
  });
});

it('fields are told without texts that name a place, but for those that were looked at already', () => {
  const said = {
    price: 19.9,
    colour: 'red',
    note: 'see evil.example',
    'evil.example': 1,
    url: 'https://shop.example/kettle',
    deep: { list: ['red', 'https://evil.example', { url: 'https://shop.example/' }] },
  };
  expect(plainFields(said, new Set(['url']))).toEqual({
    price: 19.9,
    colour: 'red',
    url: 'https://shop.example/kettle',
    deep: { list: ['red', {}] },
  });
});
