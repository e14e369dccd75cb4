import { describe, expect, it } from '@jest/globals';
import {
  inFolders,
  labelsIn,
  rowsOf,
  shownRows,
  type Wanted,
} from '../../../console/pages/journeys/list/rows.ts';
import { journeyIdOf } from '../../../console/pages/journeys/new-id.ts';
import { freeId } from '../../../console/ui/document/id-of.ts';

const summary = (id: string, more: object = {}) => ({
  ...{ id, status: 'live' as const, version: 1, changed: false, savedAt: '2026-03-02T09:00:00.000Z' },
  ...more,
});
const result = (journeyId: string, entered: number) => ({
  ...{ journeyId, entered, sent: { email: 3, sms: 1 }, skipped: {}, reacted: 0, converted: 2, revenue: {} },
  ...{ cost: { EUR: 0.35 }, notSpent: { EUR: 1.2 }, unknown: 0, unsubscribed: 0, complained: 0 },
});
const all: Wanted = { search: '', status: '', folder: '', tag: '', owner: '', sort: 'title', down: false };

const rows = rowsOf(
  [
    summary('b', { name: 'Birthday', labels: { folder: 'Dates', tags: ['spring'] } }),
    summary('a', { name: 'Abandoned cart', labels: { owner: 'Eve' }, changed: true }),
    summary('c', { status: 'paused' }),
  ],
  [result('a', 10), result('b', 20)],
);
const idsOf = (wanted: Partial<Wanted>) => shownRows(rows, { ...all, ...wanted }).map(({ id }) => id);

describe('the list of journeys', () => {
  it('puts beside each what became of it, and nought where nothing did', () => {
    expect(rows[1]).toMatchObject({
      entered: 10,
      sent: 4,
      ordered: 2,
      cost: { EUR: 0.35 },
      notSpent: { EUR: 1.2 },
    });
    expect(rows[2]).toMatchObject({ title: 'c', entered: 0, sent: 0, cost: {} });
  });

  it('is in order of names, or of a figure', () => {
    expect(idsOf({})).toEqual(['a', 'b', 'c']);
    expect(idsOf({ sort: 'entered', down: true })).toEqual(['b', 'a', 'c']);
  });

  it('finds by every word that was typed, in names and labels', () => {
    expect(idsOf({ search: 'cart eve' })).toEqual(['a']);
    expect(idsOf({ search: 'cart spring' })).toEqual([]);
  });

  it('keeps to a state, a folder, a tag, an owner', () => {
    expect(idsOf({ status: 'paused' })).toEqual(['c']);
    expect(idsOf({ status: 'changed' })).toEqual(['a']);
    expect(idsOf({ folder: 'Dates' })).toEqual(['b']);
    expect(idsOf({ tag: 'spring' })).toEqual(['b']);
    expect(idsOf({ owner: 'Eve' })).toEqual(['a']);
  });

  it('groups by folder, those without one first', () => {
    expect(inFolders(rows).map(({ folder, rows: inside }) => [folder, inside.length])).toEqual([
      ['', 2],
      ['Dates', 1],
    ]);
    expect(labelsIn(rows)).toEqual({ folders: ['Dates'], owners: ['Eve'], tags: ['spring'] });
  });
});

describe('the id of a new journey', () => {
  it('is made of its name, in Latin letters', () => {
    expect(journeyIdOf('Abandoned cart')).toBe('abandoned-cart');
    expect(journeyIdOf('Брошенная корзина')).toBe('broshennaya-korzina');
    expect(journeyIdOf('Café & Größe')).toBe('cafe-gro-e');
    expect(journeyIdOf('…')).toBe('journey');
  });

  it('is numbered where it is taken', () => {
    expect(freeId('welcome', new Set(['welcome', 'welcome-2']))).toBe('welcome-3');
  });
});
