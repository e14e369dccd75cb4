import { describe, expect, it } from '@jest/globals';
import i18next from 'i18next';
import { durationMs, formatAmounts, formatSpan } from '../../../../local/pages/app/format.ts';
import { chooseLanguage } from '../../../../local/pages/app/i18n.ts';
import en from '../../../../local/pages/locales/en.json' with { type: 'json' };

const texts = i18next.createInstance();
await texts.init({ lng: 'en', resources: { en: { translation: en } } });
const HOUR = 3_600_000;

describe('formats', () => {
  it.each([
    [30_000, '1 minute'],
    [20 * 60_000, '20 minutes'],
    [59.7 * 60_000, '1 hour'],
    [23 * HOUR - 2_000, '23 hours'],
    [24 * HOUR - 2_000, '1 day'],
    [26 * HOUR, '26 hours'],
    [49 * HOUR, '2 days'],
  ])('says a span of %d ms as %s', (ms, words) => {
    expect(formatSpan(ms, texts.t)).toBe(words);
  });

  it.each([
    ['PT1H', HOUR],
    ['P1D', 24 * HOUR],
    ['P1DT30M', 24.5 * HOUR],
    ['P1W', 168 * HOUR],
    ['soon', 0],
  ])('reads %s', (duration, ms) => {
    expect(durationMs(duration)).toBe(ms);
  });

  it('writes amounts in the viewer’s way', () => {
    expect(formatAmounts({ EUR: 0.07 }, 'en')).toBe('€0.07');
    expect(formatAmounts({ EUR: 0.07 }, 'ru')).toBe('0,07\u00a0€');
  });
});

describe('the language of a page', () => {
  it('is what the address asks for, else what was chosen, else the browser’s', () => {
    expect(chooseLanguage('?lang=ru', 'en', 'en-GB')).toBe('ru');
    expect(chooseLanguage('', 'en', 'ru-RU')).toBe('en');
    expect(chooseLanguage('', undefined, 'ru-RU')).toBe('ru');
    expect(chooseLanguage('', undefined, 'de-DE')).toBe('en');
  });
});
