import { describe, expect, it } from '@jest/globals';
import { mainLocale } from '../../../console/pages/templates/document/main-locale.ts';
import { darkMail } from '../../../console/pages/templates/preview/dark-mail.ts';

describe('a mail at night', () => {
  it('wears the dark colours it has', () => {
    const own = '<style>@media (prefers-color-scheme: dark) { p { color: #fff } }</style><p>Tea</p>';

    expect(darkMail(own)).toBe('<style>@media all { p { color: #fff } }</style><p>Tea</p>');
  });

  it('is turned round where it has none', () => {
    expect(darkMail('<p>Tea</p>')).toMatch(/^<p>Tea<\/p><style>.*invert/);
  });
});

describe('the language of the main words', () => {
  it('is the shop’s, unless the template has words of its own for it', () => {
    expect(mainLocale(['ru'], 'en-GB')).toBe('en-GB');
    expect(mainLocale(['ru-RU'], 'ru')).toBe('en');
    expect(mainLocale(['en', 'de', 'ru'], 'ru')).toBe('und');
  });
});
