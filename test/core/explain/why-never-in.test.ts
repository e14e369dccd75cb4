import { expect, it } from '@jest/globals';
import { type NeverInAsk, whyNeverIn } from '../../../core/explain/why-never-in.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { ann, T0 } from '../journey/make.ts';

const german = { '==': [{ var: 'profile.country' }, 'DE'] };
const why = (
  more: Partial<NeverInAsk> = {},
  journey: object = {},
  status: 'live' | 'paused' | 'stopped' = 'live',
) =>
  whyNeverIn({
    published: { journey: { ...cartAbandoned, ...journey }, version: 1, status },
    profile: ann(),
    entries: [],
    moment: { nowMs: T0 },
    ...more,
  });
const full = { atMs: T0, kind: 'skip' as const, name: 'cart-abandoned', reason: 'entry-cap' };
const entered = { 'cart-abandoned': { atMs: T0, key: 'c1', cycle: 0 } } as unknown as ReturnType<
  typeof ann
>['entries'];

it.each([
  ['nothing is published', why({ published: undefined }), 'not-published'],
  ['it is paused', why({}, {}, 'paused'), 'paused'],
  ['it is stopped', why({}, {}, 'stopped'), 'stopped'],
  ['she is a robot', why({ profile: ann({ bot: true }) }), 'robot'],
  ['it was full when she came', why({ entries: [{ ...full, journeyId: 'cart-abandoned' }] }), 'entry-cap'],
  ['another was full', why({ entries: [{ ...full, journeyId: 'news' }] }), 'not-started'],
  ['she is not meant', why({}, { audience: german }), 'audience'],
  [
    'the audience looks at an event that nobody knows',
    why({}, { audience: { '==': [{ var: 'event.properties.x' }, 1] } }),
    'not-started',
  ],
  ['she was in it before', why({ profile: ann({ entries: entered }) }), 'reentry'],
  ['nothing of that is so', why(), 'not-started'],
])('where %s', (_, reason, wanted) => {
  expect(reason).toBe(wanted);
});
