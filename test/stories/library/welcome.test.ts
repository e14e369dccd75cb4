import { describe, expect } from '@jest/globals';
import { story } from '../harness.ts';
import { ready } from './ready.ts';

const library = ready('welcome');

describe('a welcome', () => {
  story(
    'comes at once, and again on the fourth morning for those who have not ordered',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann', { traits: { firstName: 'Ann', timezone: 'Europe/Berlin' } });
      const bob = shop.reachable('Bob', { traits: { timezone: 'Europe/Berlin' } });
      await Promise.all([ann.says('Signed Up'), bob.says('Signed Up')]);
      await shop.after('1m');
      expectSent('email', ann, bob);
      await shop.after('1d');
      await bob.orders();
      // Signed up at ten by her clock: three days later at ten.
      await shop.after('4d');
      expectSent('email', ann, ann, bob);
      expect(ann.got[1]?.subject).toBe('Anything we can help with?');
      expect(new Date(ann.got[1]?.atMs ?? 0).toISOString()).toMatch(/T09:00:0/);
      expect(bob.latest).toMatchObject({ reason: 'ordered' });
    },
    library,
  );

  story(
    'speaks Russian to who reads Russian, and comes once in a life',
    async ({ shop }) => {
      const ann = shop.reachable('Ann', { traits: { locale: 'ru-RU', firstName: 'Анна' } });
      await ann.says('Signed Up');
      await shop.after('10d');
      await ann.says('Signed Up');
      await shop.after('10d');
      expect(ann.got.map(({ subject }) => subject)).toEqual([
        'Добро пожаловать в Tea & Co',
        'Можем чем-то помочь?',
      ]);
      expect(ann.got[0]?.text).toContain('Рады знакомству, Анна');
    },
    library,
  );
});
