import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { counted, emptyShard, type Fate, LATEST_A_SHARD, type Shard } from '../../../core/breaker/shard.ts';
import { hashId } from '../../../core/hash.ts';

const fates = fc.constantFrom<Fate>('delivered', 'bounced', 'complained');
const reports = fc.array(fc.tuple(fc.nat(30), fates), { maxLength: 120 });
const told = (all: readonly (readonly [number, Fate])[]): Shard =>
  all.reduce((shard, [mail, fate]) => counted(shard, hashId([mail]), fate), emptyShard);

const sends = ({ latest, older }: Shard) =>
  latest.length + older.reduce((sum, block) => sum + block.sends, 0);
const complaints = ({ latest, older }: Shard) =>
  latest.filter((one) => one.complained).length + older.reduce((sum, block) => sum + block.complaints, 0);

describe('a shard', () => {
  it('counts each mail once, however often and in whatever order it is reported', () => {
    fc.assert(
      fc.property(reports, (all) => {
        const shard = told([...all, ...all].toReversed());

        const mails = new Set(all.map(([mail]) => mail));
        const bounced = new Set(all.filter(([, fate]) => fate === 'bounced').map(([mail]) => mail));
        const complained = new Set(all.filter(([, fate]) => fate === 'complained').map(([mail]) => mail));
        expect(shard.latest).toHaveLength(mails.size);
        expect(shard.latest.filter((one) => one.bounced)).toHaveLength(bounced.size);
        expect(complaints(shard)).toBe(complained.size);
      }),
    );
  });

  it('stays the very same when a report says nothing new, so that nothing is written', () => {
    const shard = told([[1, 'bounced']]);

    expect(counted(shard, hashId([1]), 'delivered')).toBe(shard);
    expect(counted(shard, hashId([1]), 'bounced')).toBe(shard);
  });

  it('keeps the latest one by one and the older ones together, and forgets the oldest', () => {
    const all = Array.from({ length: 2_000 }, (_, mail): [number, Fate] => [
      mail,
      mail === 1_000 || mail === 1_990 ? 'complained' : 'delivered',
    ]);

    const some = told(all.slice(0, 500));
    const many = told(all);

    expect(some.latest).toHaveLength(LATEST_A_SHARD);
    expect(sends(some)).toBe(500);
    expect(sends(many)).toBeLessThanOrEqual(8 * LATEST_A_SHARD);
    expect(sends(many)).toBeGreaterThan(7 * LATEST_A_SHARD);
    expect(complaints(many)).toBe(1);
    expect(complaints(told(all.slice(0, 1_500)))).toBe(1);
  });

  it('counts a complaint that comes long after its mail', () => {
    const shard = told(Array.from({ length: 300 }, (_, mail): [number, Fate] => [mail, 'delivered']));

    expect(complaints(counted(shard, hashId([0]), 'complained'))).toBe(1);
  });
});
