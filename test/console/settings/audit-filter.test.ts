import { describe, expect, it } from '@jest/globals';
import { fitting, placeOf, wholeOf } from '../../../console/pages/settings/audit-filter.ts';
import { auditPath } from '../../../console/ui/audit-path.ts';

const entries = [
  { kind: 'journey', id: 'cart-abandoned', by: 'Eve' },
  { kind: 'settings', id: 'shop', by: 'Adam' },
];

describe('the log of changes', () => {
  it.each([
    [{ kind: '', id: '', by: '' }, 2],
    [{ kind: 'journey', id: '', by: '' }, 1],
    [{ kind: '', id: 'SHOP', by: '' }, 1],
    [{ kind: '', id: '', by: ' eve ' }, 1],
    [{ kind: 'journey', id: 'shop', by: '' }, 0],
  ])('shows of %j so many: %i', (filter, count) => {
    expect(fitting(entries, filter)).toHaveLength(count);
  });

  it.each([
    ['kind=journey&id=cart', {}],
    ['kind=journey&id=cart-abandoned&exact=1', { kind: 'journey', id: 'cart-abandoned' }],
    ['kind=journey&exact=1', {}],
  ])('asks of %s for %j alone', (query, one) => {
    expect(wholeOf(new URLSearchParams(query))).toEqual(one);
  });

  it('is asked for the whole history of one thing by a link to it', () => {
    const [, query] = auditPath('journey', 'a b').split('?');

    expect(wholeOf(new URLSearchParams(query))).toEqual({ kind: 'journey', id: 'a b' });
  });

  it('leads to what was changed, where there is a page of it', () => {
    expect(placeOf('journey', 'cart-abandoned')).toBe('/journeys/cart-abandoned');
    expect(placeOf('job', 'j1')).toBeUndefined();
    expect(placeOf('constructor', 'x')).toBeUndefined();
  });
});
