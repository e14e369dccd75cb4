import { describe, expect, it } from '@jest/globals';
import type { News } from '../../../core/analytics/news.ts';
import type { Row } from '../../../core/analytics/row.ts';
import { toldSchema } from '../../../functions/keep-counts/told-schema.ts';

const T = Date.parse('2026-11-28T12:00:00Z');
const row: Required<Row> = {
  journeyId: 'cart',
  version: 3,
  stepId: 'remind',
  rung: 0,
  channel: 'email',
  variant: 'a0b1c2/0',
};
type Order = Extract<News, { kind: 'order' }>['order'];
type Refund = Extract<News, { kind: 'refund' }>['refund'];
const worth = { minor: 1990, currency: 'EUR', atMs: T };
const order: Required<Order> = {
  hash: 'f00d',
  atMs: T,
  source: 'web',
  worth,
  updated: worth,
  categories: ['tea'],
  cancelled: true,
  unplaced: true,
};
const refund: Required<Refund> = { hash: 'beef', atMs: T, order: 'f00d', minor: 5, currency: '' };
const news: News[] = [
  { kind: 'order', order },
  { kind: 'refund', refund },
  { kind: 'goal', enrollmentId: 'e', order: 'f00d', row, atMs: T },
  { kind: 'touch', sendId: 's', row, sentAtMs: T, atMs: T },
  { kind: 'exposure', row, atMs: T, untilMs: T + 1 },
  { kind: 'unsubscribe', id: 'u', channel: 'sms', atMs: T, row },
];
const count = { id: '0123456789abcdef', atMs: T, row, add: { sent: 1, 'cost:EUR': 7, 'ended:reacted': 1 } };
const message = (more: object) => ({ v: 1, counts: [], people: [], ...more });
const isRead = (body: unknown) => toldSchema.safeParse(body).success;

describe('what is told', () => {
  it('is read with all that it may hold, and nothing is lost', () => {
    const told = message({ counts: [count], people: [{ profileId: 'ann', mergedFrom: ['anna'], news }] });

    expect(toldSchema.parse(told)).toEqual(told);
  });

  it.each([
    ['another version', { ...message({}), v: 2 }],
    ['no list', { v: 1, counts: [count] }],
    ['an id that is none', message({ counts: [{ ...count, id: '0123' }] })],
    ['a measure that nobody knows', message({ counts: [{ ...count, add: { guessed: 1 } }] })],
    ['money without a currency', message({ counts: [{ ...count, add: { revenue: 1 } }] })],
    ['half a message', message({ counts: [{ ...count, add: { sent: 0.5 } }] })],
    ['more than can be added up', message({ counts: [{ ...count, add: { sent: 2 ** 60 } }] })],
    ['no instant', message({ counts: [{ ...count, atMs: null }] })],
    ['a part of a row that is not known yet', message({ counts: [{ ...count, row: { mood: 'good' } }] })],
    [
      'news that are not known yet',
      message({ people: [{ profileId: 'a', mergedFrom: [], news: [{ kind: 'x' }] }] }),
    ],
  ])('goes back to the queue with %s', (_, body) => {
    expect(isRead(message({ counts: [count] }))).toBe(true);
    expect(isRead(body)).toBe(false);
  });
});
