import { describe, expect } from '@jest/globals';
import { story } from '../harness.ts';
import { ready } from './ready.ts';

const library = ready('browse-abandoned');

describe('an abandoned browse', () => {
  story(
    'is reminded two hours later, only where the product never went into a cart',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann');
      const bob = shop.reachable('Bob');
      await Promise.all([ann.views('kettle'), bob.views('kettle')]);
      await shop.after('30m');
      await bob.adds('kettle');
      await shop.after('2h');
      expectSent('email', ann);
      const [mail] = ann.got;
      expect(mail?.subject).toBe('You looked at this');
      expect(mail?.html).toContain('Kettle');
      expect(mail?.html).toContain('€19.90');
      await shop.after('6d');
      expectSent('email', ann);
      expectSent('sms');
    },
    library,
  );

  story(
    'says nothing to who has a cart waiting, and speaks once a week',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann');
      const bob = shop.reachable('Bob');
      await bob.adds('teapot');
      await Promise.all([ann.views('kettle'), bob.views('kettle')]);
      await shop.after('3h');
      expectSent('email', ann);
      await shop.after('2d');
      await ann.views('teapot');
      await shop.after('3h');
      expectSent('email', ann);
      await shop.after('5d');
      await ann.views('teapot');
      await shop.after('3h');
      expectSent('email', ann, ann);
    },
    library,
  );
});
