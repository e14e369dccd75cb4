import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { added, emptyMinute } from '../../../core/analytics/minute.ts';
import { project } from '../../../core/analytics/projections.ts';
import { keyOfRow, type Row } from '../../../core/analytics/row.ts';
import { sumOf } from '../../../core/analytics/rows.ts';
import { arbitraryCounts, countOf } from '../../support/counts.ts';

const T = Date.parse('2026-11-28T12:00:00Z');
const cart: Row = { journeyId: 'cart', version: 3, stepId: 'remind', rung: 0, channel: 'email' };

const day = added(emptyMinute, [
  countOf('1', T, cart, { sent: 2 }),
  countOf('2', T, { ...cart, stepId: 'again' }, { sent: 1, 'skipped:no-consent': 4 }),
  countOf('3', T, { journeyId: 'welcome', version: 1, channel: 'email' }, { sent: 5, 'revenue:EUR': 900 }),
  countOf('4', T, { journeyId: 'cart', version: 3 }, { entered: 7, 'revenue:EUR': 900 }),
  countOf('5', T, { journeyId: 'cart', version: 3, variant: 'control' }, { entered: 1, converted: 1 }),
  countOf('6', T, { journeyId: 'cart', variant: 'a0b1c2/in' }, { people: 7, 'paid:EUR': 900 }),
  countOf('7', T, {}, { orders: 1, 'revenue:EUR': 900, claimedAgain: 1 }),
]).rows;
const { shop, totals, byJourney } = project(day);
const key = (row: Row) => keyOfRow(row);

describe('a day', () => {
  it('of the shop is by channel, with its orders once however many journeys claim them', () => {
    expect(shop).toEqual({
      [key({ channel: 'email' })]: { sent: 8, 'skipped:no-consent': 4 },
      [key({})]: { entered: 7, orders: 1, 'revenue:EUR': 900, claimedAgain: 1 },
      [key({ variant: 'control' })]: { entered: 1, converted: 1 },
      [key({ variant: 'a0b1c2/in' })]: { people: 7, 'paid:EUR': 900 },
    });
  });

  it('of its journeys is a row a journey, without whom chance kept out or divided', () => {
    expect(totals).toEqual({
      [key({ journeyId: 'cart' })]: {
        'sent:email': 3,
        'skipped:no-consent': 4,
        entered: 7,
        'revenue:EUR': 900,
      },
      [key({ journeyId: 'welcome' })]: { 'sent:email': 5, 'revenue:EUR': 900 },
    });
  });

  it('of one journey has all that is known of it', () => {
    expect(Object.keys(byJourney.get('cart') ?? {})).toHaveLength(5);
    expect(byJourney.get('cart')?.[key({ journeyId: 'cart', variant: 'a0b1c2/in' })]).toEqual({
      people: 7,
      'paid:EUR': 900,
    });
  });

  it('loses and invents nothing of a journey', () => {
    fc.assert(
      fc.property(arbitraryCounts(T), (counts) => {
        const { rows } = added(emptyMinute, counts);
        const own = Object.entries(rows).filter(([name]) => JSON.parse(name)[0] !== '');

        expect(sumOf(project(rows).byJourney.values())).toEqual(Object.fromEntries(own));
      }),
    );
  });
});
