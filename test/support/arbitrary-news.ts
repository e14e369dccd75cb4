import fc from 'fast-check';
import type { News } from '../../core/analytics/news.ts';
import type { Row } from '../../core/analytics/row.ts';
import type { Worth } from '../../core/profile/stats/stats.ts';
import { startMs } from './events.ts';
import { cart, HOUR_MS, welcome } from './ledger.ts';

const atMs = fc.integer({ min: 0, max: 12 * 24 }).map((hours) => startMs + hours * HOUR_MS);
const hash = fc.constantFrom('o1', 'o2', 'o3', 'o4');
const minor = fc.oneof(
  fc.integer({ min: 0, max: 50_000 }),
  fc.constantFrom(Number.NaN, -5, Number.POSITIVE_INFINITY, 0.5),
);
const currency = fc.constantFrom('EUR', 'EUR', 'USD', 'JPY', '');
const control: Row = { journeyId: 'cart', version: 1, variant: 'control' };
const row = fc.constantFrom(cart, welcome, control, { ...cart, rung: 1, channel: 'sms' as const });

const worth = fc.record({ minor, currency, atMs }) as fc.Arbitrary<Worth>;
const placed = fc.record({ hash, atMs, source: fc.constantFrom('web', 'pos') });

const order = fc
  .tuple(
    placed,
    fc.option(worth),
    fc.option(worth),
    fc.constantFrom<'cancelled' | 'updated' | 'placed'>('cancelled', 'updated', 'placed', 'placed', 'placed'),
  )
  .map(
    ([mark, said, updated, as]): News => ({
      kind: 'order',
      order: {
        ...mark,
        ...(said && as === 'placed' && { worth: said }),
        ...(updated && as === 'updated' && { updated }),
        ...(as === 'cancelled' && { cancelled: true as const }),
        ...(as !== 'placed' && { unplaced: true as const }),
      },
    }),
  );

const refund = fc.tuple(fc.constantFrom('r1', 'r2', 'r3'), atMs, hash, fc.option(minor), currency).map(
  ([id, at, of, said, code]): News => ({
    kind: 'refund',
    refund: {
      hash: `${id}${of}`,
      atMs: at,
      order: of,
      ...(said !== null && { minor: said, currency: code }),
    },
  }),
);

const goal = fc.tuple(fc.constantFrom('e1', 'e2', 'e3'), row, atMs, fc.option(hash)).map(
  ([enrollmentId, on, at, of]): News => ({
    ...{ kind: 'goal', enrollmentId, row: on, atMs: at },
    ...(of !== null && { order: of }),
  }),
);

const touch = fc
  .tuple(fc.constantFrom('s1', 's2', 's3'), row, atMs, atMs)
  .map(([sendId, on, sentAtMs, at]): News => ({ kind: 'touch', sendId, row: on, sentAtMs, atMs: at }));

const exposure = fc
  .tuple(
    fc.constantFrom('0', '1'),
    fc.constantFrom('aaaaaa', 'bbbbbb', 'cccccc'),
    atMs,
    fc.integer({ min: 1, max: 200 }),
  )
  .map(
    ([variant, plan, at, hours]): News => ({
      kind: 'exposure',
      row: { journeyId: 'cart', variant: `${plan}/${variant}` },
      ...{ atMs: at, untilMs: at + hours * HOUR_MS },
    }),
  );

const unsubscribe = fc
  .tuple(
    fc.constantFrom('u1', 'u2', 'u3'),
    fc.constantFrom<'email' | 'sms'>('email', 'sms'),
    atMs,
    fc.option(row),
  )
  .map(
    ([id, channel, at, on]): News => ({
      ...{ kind: 'unsubscribe', id, channel, atMs: at },
      ...(on && { row: on }),
    }),
  );

/** Whatever may be told of a person, sound or not; the same things come up again and again. */
export const arbitraryNews: fc.Arbitrary<News> = fc.oneof(
  { weight: 4, arbitrary: order },
  { weight: 2, arbitrary: refund },
  { weight: 3, arbitrary: goal },
  { weight: 3, arbitrary: touch },
  { weight: 2, arbitrary: exposure },
  { weight: 1, arbitrary: unsubscribe },
);
