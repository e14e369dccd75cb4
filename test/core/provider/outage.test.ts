import { describe, expect, it } from '@jest/globals';
import { SECOND_MS } from '../../../core/duration.ts';
import { failed, tried, wayTo } from '../../../core/provider/outage.ts';

const well = Number.NEGATIVE_INFINITY;
const sure = { answeredAtMs: well, isSure: true };

describe('a provider that was found out of order', () => {
  const shut = failed(undefined, { ...sure, atMs: 0, isTry: false });

  it('is left alone for half a minute, and no longer by calls that were under way then', () => {
    const late = Array.from({ length: 20 }, (_, no) => ({ ...sure, atMs: no * SECOND_MS, isTry: false }));

    const after = late.reduce<typeof shut>(failed, shut);

    expect(after).toBe(shut);
    expect([wayTo(after, 30 * SECOND_MS - 1), wayTo(after, 30 * SECOND_MS)]).toEqual(['shut', 'try']);
  });

  it('is left alone twice as long after a try that failed', () => {
    const trying = tried(shut, 30 * SECOND_MS);
    const after = failed(trying, { ...sure, atMs: 31 * SECOND_MS, isTry: true });

    expect(wayTo(trying, 31 * SECOND_MS)).toBe('shut');
    expect(after).toEqual({ failures: 3, failedAtMs: 31 * SECOND_MS, shutUntilMs: 91 * SECOND_MS });
  });
});
