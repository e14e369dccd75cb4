import { describe, expect, it } from '@jest/globals';
import { judgeMail, mailHealth } from '../../../core/breaker/judge-mail.ts';
import { counted, emptyShard, type Fate, SHARDS, type Shard } from '../../../core/breaker/shard.ts';
import { hashId } from '../../../core/hash.ts';

/** Mails dealt out to shards in turn: the given numbers of each fate, the bad ones last. */
const shop = (fates: Partial<Record<Fate, number>>): Shard[] => {
  const shards = Array.from({ length: SHARDS }, () => emptyShard);
  let mail = 0;
  for (const fate of ['delivered', 'bounced', 'complained'] as const)
    for (let nth = 0; nth < (fates[fate] ?? 0); nth++, mail++) {
      const no = mail % SHARDS;
      shards[no] = counted(shards[no] ?? emptyShard, hashId([mail]), fate);
    }
  return shards;
};
const judged = (fates: Partial<Record<Fate, number>>) => judgeMail(mailHealth(shop(fates)));

describe('marketing mail', () => {
  it('is not judged before a thousand were sent', () => {
    expect(judged({ delivered: 500, bounced: 499 })).toEqual({ kind: 'well' });
    expect(judged({ delivered: 500, bounced: 500 })).toEqual({ kind: 'stop', reason: 'bounces' });
  });

  it('stops at 4 % bounces and tells at 2 %', () => {
    expect(judged({ delivered: 960, bounced: 40 })).toEqual({ kind: 'stop', reason: 'bounces' });
    expect(judged({ delivered: 961, bounced: 39 })).toEqual({ kind: 'uneasy' });
    expect(judged({ delivered: 980, bounced: 20 })).toEqual({ kind: 'uneasy' });
    expect(judged({ delivered: 981, bounced: 19 })).toEqual({ kind: 'well' });
  });

  it('stops at 0.08 % complaints and tells at 0.04 %', () => {
    expect(judged({ delivered: 9_992, complained: 8 })).toEqual({ kind: 'stop', reason: 'complaints' });
    expect(judged({ delivered: 9_993, complained: 7 })).toEqual({ kind: 'uneasy' });
    expect(judged({ delivered: 9_997, complained: 3 })).toEqual({ kind: 'well' });
    expect(judged({ delivered: 999, complained: 1 })).toEqual({ kind: 'stop', reason: 'complaints' });
  });

  it('is judged by the latest mails: a bad list after a hundred thousand good ones shows at once', () => {
    expect(judged({ delivered: 100_000, bounced: 51 })).toEqual({ kind: 'uneasy' });
    expect(judged({ delivered: 100_000, bounced: 52 })).toEqual({ kind: 'stop', reason: 'bounces' });
  });
});
