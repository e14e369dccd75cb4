import { describe, expect } from '@jest/globals';
import { story } from '../harness.ts';
import { ready } from './ready.ts';

describe('a birthday', () => {
  story(
    'is remembered on the day, at ten by her own clock, every year once',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann', { traits: { birthday: '1990-03-05', timezone: 'Asia/Tokyo' } });
      await shop.after('2d');
      expectSent('email');
      await shop.after('2d');
      expectSent('email', ann);
      expect(ann.got[0]?.subject).toBe('Happy birthday!');
      expect(new Date(ann.got[0]?.atMs ?? 0).toISOString()).toMatch(/^2026-03-05T01:00:0/);
      await shop.after('360d');
      expectSent('email', ann);
      await shop.after('10d');
      expectSent('email', ann, ann);
    },
    ready('birthday'),
  );
});

describe('winning back', () => {
  story(
    'begins ninety days after the latest order, without anything happening',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann', { traits: { timezone: 'Europe/Berlin' } });
      const bob = shop.reachable('Bob', { traits: { timezone: 'Europe/Berlin' } });
      await Promise.all([ann.orders(), bob.orders()]);
      await shop.after('60d');
      await bob.orders('pos');
      await shop.after('31d');
      expectSent('email', ann);
      await shop.after('20d');
      expect(ann.got.map(({ subject }) => subject)).toEqual(['It has been a while', 'Shall we still write?']);
      await shop.after('40d');
      expectSent('email', ann, ann, bob);
    },
    ready('win-back'),
  );
});
