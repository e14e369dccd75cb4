import { describe, expect, it } from '@jest/globals';
import { isBot } from '../../../core/event/is-bot.ts';

describe('a robot', () => {
  it.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)',
    'facebookexternalhit/1.1',
    'Mozilla/5.0 (compatible; AhrefsBot/7.0)',
  ])('is %s', (userAgent) => {
    expect(isBot(userAgent)).toBe(true);
  });
  it.each([
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/147.0.7727.0 Safari/537.36',
    'Mozilla/5.0 (Linux; Android 10; CUBOT NOTE 20) AppleWebKit/537.36 Mobile Safari/537.36',
    'analytics-node-next/latest',
    undefined,
    7,
  ])('is not %p', (userAgent) => {
    expect(isBot(userAgent)).toBe(false);
  });
});
