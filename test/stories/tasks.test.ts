import { describe, expect } from '@jest/globals';
import type { PublishedJourney } from '../../core/config/snapshot.ts';
import type { Template } from '../../core/message/template.ts';
import { answers, callsTo } from './agent.ts';
import { story } from './harness.ts';

const text = 'A cart waits for you';
const templates: Record<string, Template> = {
  push: { id: 'push', channel: 'push', subject: 'Tea', text },
  mail: { id: 'mail', channel: 'email', subject: 'Tea', text, html: text },
  sms: { id: 'sms', channel: 'sms', text },
  call: { id: 'call', channel: 'agent', subject: 'Call {{ profile.firstName }}', text: 'She left a cart' },
};
const shopWith = (steps: object[], more: object = {}) => ({
  journeys: [
    {
      journey: {
        id: 'j',
        trigger: { event: 'Cart Left' },
        exit: [{ event: 'Order Completed' }],
        steps,
        ...more,
      } as PublishedJourney['journey'],
      version: 1,
      status: 'live' as const,
    },
  ],
  templates,
});
const mayBeCalled = {
  device: 'token-a',
  consent: { email: 'granted', push: 'granted', sms: 'granted', agent: 'granted' },
  traits: { firstName: 'Ann' },
} as const;

describe('an agent as a rung', () => {
  const rungs = {
    push: { template: 'push', wait: 'PT2H' },
    email: { template: 'mail', wait: 'P1D' },
    agent: { template: 'call', wait: 'P1D' },
    sms: { template: 'sms', wait: 'P1D' },
  };
  const journeys = shopWith([
    { id: 'remind', kind: 'cascade', order: ['push', 'email', 'agent', 'sms'], rungs },
  ]);

  story(
    'is asked only if push and mail were ignored',
    async ({ shop, expectSent, expectSkipped }) => {
      const [ann, bob] = [shop.reachable('Ann', mayBeCalled), shop.reachable('Bob', mayBeCalled)];
      for (const one of [ann, bob]) one.say({ event: 'Cart Left' });
      await shop.after('3h');
      expectSent('email', ann, bob);
      expectSent('agent');
      await bob.opensTheShop();
      await shop.after('1d');
      expectSent('agent', ann);
      expectSkipped('agent', bob, 'reacted');
      expect(callsTo(ann)).toMatchObject([{ status: 'open', title: 'Call Ann', phone: ann.got.at(-1)?.to }]);
      expect(callsTo(bob)).toEqual([]);
    },
    journeys,
  );

  story(
    'is not asked after the order, and an open call is taken back by one',
    async ({ shop, expectSkipped }) => {
      const [ann, bob] = [shop.reachable('Ann', mayBeCalled), shop.reachable('Bob', mayBeCalled)];
      for (const one of [ann, bob]) one.say({ event: 'Cart Left' });
      await shop.after('3h');
      await bob.orders('pos');
      await shop.after('1d');
      expectSkipped('agent', bob, 'ordered');
      expect(callsTo(bob)).toEqual([]);
      await ann.orders('pos');
      await shop.after('1m');
      expect(callsTo(ann)).toMatchObject([{ status: 'withdrawn', reason: 'ordered' }]);
    },
    journeys,
  );

  story(
    'who was reached hears no more, who was not gets the next message as planned',
    async ({ shop, expectSent, expectSkipped }) => {
      const [ann, bob] = [shop.reachable('Ann', mayBeCalled), shop.reachable('Bob', mayBeCalled)];
      for (const one of [ann, bob]) one.say({ event: 'Cart Left' });
      await shop.after('27h');
      await answers(ann, 'interested');
      await answers(bob, 'no-answer');
      await shop.after('2d');
      expectSkipped('sms', ann, 'reacted');
      expectSent('sms', bob);
      expect(callsTo(ann)).toMatchObject([{ status: 'done' }]);
    },
    journeys,
  );

  story(
    'nobody is called who has not agreed to it: the SMS comes at once instead',
    async ({ shop, expectSent, expectSkipped }) => {
      const ann = shop.reachable('Ann', { device: 'token-a' });
      ann.say({ event: 'Cart Left' });
      await shop.after('27h');
      expectSkipped('agent', ann, 'no-consent');
      expectSent('sms', ann);
    },
    journeys,
  );

  story(
    '"do not call" is kept: the next journey does not ask an agent',
    async ({ shop, expectSkipped }) => {
      const ann = shop.reachable('Ann', mayBeCalled);
      ann.say({ event: 'Cart Left' });
      await shop.after('27h');
      await answers(ann, 'do-not-call');
      await shop.after('2d');
      ann.say({ event: 'Cart Left' });
      await shop.after('27h');
      expect(callsTo(ann)).toHaveLength(1);
      expectSkipped('agent', ann, 'no-consent');
    },
    journeys,
  );
});

describe('a task as a step', () => {
  const journeys = shopWith([
    {
      id: 'ring',
      kind: 'task',
      queue: 'vip',
      title: 'Call {{ profile.firstName }}',
      text: 'Ask her',
      due: 'PT2H',
    },
    {
      id: 'hear',
      kind: 'wait',
      event: { event: 'Task Done', where: { '==': [{ var: 'event.properties.outcome' }, 'interested'] } },
      for: 'P2D',
      // biome-ignore lint/suspicious/noThenProperty: the document's own word
      then: [{ id: 'send', kind: 'send', channel: 'email', template: 'mail' }],
    },
  ]);

  story(
    'stands on its list with its time, and the mail follows what she said on the phone',
    async ({ shop, expectSent }) => {
      const [ann, bob] = [shop.reachable('Ann', mayBeCalled), shop.reachable('Bob', mayBeCalled)];
      for (const one of [ann, bob]) one.say({ event: 'Cart Left' });
      await shop.after('1m');
      const [call] = callsTo(ann);
      expect(call).toMatchObject({ queue: 'vip', title: 'Call Ann', text: 'Ask her' });
      expect((call?.dueAtMs ?? 0) - (call?.createdAtMs ?? 0)).toBe(2 * 3_600_000);
      await shop.after('1h');
      await answers(ann, 'interested');
      await answers(bob, 'not-interested');
      await shop.after('3d');
      expectSent('email', ann);
    },
    journeys,
  );
});
