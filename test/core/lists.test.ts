import { describe, expect, it } from '@jest/globals';
import { hashId } from '../../core/hash.ts';
import { listOfEnrollment, listOfProfile, SHARDS, shardedList, shardOf } from '../../core/lists.ts';
import { emptyProfile } from '../../core/profile/empty-profile.ts';
import { cartJourney, enrolled } from './journey/make.ts';

describe('a list of people', () => {
  it('is cut into sixteen parts of about the same size', () => {
    const counts = Array.from({ length: SHARDS }, () => 0);
    for (let no = 0; no < 16_000; no++) {
      const shard = shardOf(hashId([no]));
      counts[shard] = (counts[shard] ?? 0) + 1;
    }

    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
  });

  it('has one person always in the same part', () => {
    expect(shardedList('people', 'ann')).toBe(shardedList('people', 'ann'));
    expect(shardedList('people', '0f8fad5bd9cb469fa16570867728950e')).toBe('people#3');
  });
});

describe('the list of a profile', () => {
  it('is everybody, but for who was merged away or made nameless', () => {
    const ann = emptyProfile('ann', 1);

    expect(listOfProfile(ann)).toBe('people');
    expect(listOfProfile({ ...ann, mergedInto: 'bob' })).toBeUndefined();
    expect(listOfProfile({ ...ann, anonymized: true })).toBeUndefined();
  });
});

describe('the list of an enrollment', () => {
  const inside = enrolled(cartJourney);
  const parked = { ...inside, parkedDueAtMs: 5 };
  const run = { ...inside, runId: 'r1' };

  it('says who is inside a journey, and who waits for it to be resumed', () => {
    expect(listOfEnrollment(inside)).toBe(`inside#${inside.journeyId}`);
    expect(listOfEnrollment(parked)).toBe(`parked#${inside.journeyId}`);
  });

  it.each(['completed', 'exited', 'stopped'] as const)('is none for one that has %s', (status) => {
    expect(listOfEnrollment({ ...inside, status })).toBeUndefined();
    expect(listOfEnrollment({ ...parked, status })).toBeUndefined();
  });

  it('of a run is one that stays after the end', () => {
    expect(listOfEnrollment(run)).toBe(`run#${inside.journeyId}#r1`);
    expect(listOfEnrollment({ ...run, status: 'completed' })).toBe(`run#${inside.journeyId}#r1`);
    expect(listOfEnrollment({ ...run, parkedDueAtMs: 5 })).toBe(`parked#${inside.journeyId}`);
  });
});
