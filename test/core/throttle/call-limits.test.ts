import { describe, expect, it } from '@jest/globals';
import { type CallKind, callLimits, callsName } from '../../../core/throttle/call-limits.ts';

const kinds = Object.keys(callLimits) as CallKind[];

describe('what calls of the API are counted under', () => {
  it('is one thing for each caller and kind', () => {
    const names = ['ann', 'bob'].flatMap((caller) => kinds.map((kind) => callsName(caller, kind)));

    expect(new Set(names).size).toBe(2 * kinds.length);
    expect(callsName('ann', 'read')).toBe(callsName('ann', 'read'));
  });

  it('does not name the caller, whose name may be an address', () => {
    expect(callsName('ann@example.com', 'read')).not.toMatch(/ann|example|@/);
  });

  it('is the name of no source', () => {
    expect(callsName('ann', 'heavy')).not.toMatch(/^[a-z0-9][a-z0-9._-]*$/);
  });
});
