import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Count } from '../../../../core/analytics/count.ts';
import { comesTo } from '../../../../core/analytics/ledger/comes-to.ts';
import { gather } from '../../../../core/analytics/ledger/gather.ts';
import { emptyLedger } from '../../../../core/analytics/ledger/ledger.ts';
import { withNews } from '../../../../core/analytics/ledger/with-news.ts';
import type { PersonNews } from '../../../../core/analytics/news.ts';
import { arbitraryNews } from '../../../support/arbitrary-news.ts';
import { fakeLedgers } from '../../../support/fakes/ledgers.ts';
import { exposure, totalsOf, totalsOfSheet, WEEK } from '../../../support/ledger.ts';

const RUNS = Number(process.env.KASKAD_RUNS ?? 300);
const ids = ['ann', 'bob', 'cleo'] as const;

/** Who was merged into whom by then; round in a circle too, since two merges may cross. */
const merges = fc.constantFrom<Record<string, string[]>>(
  {},
  { ann: ['bob'] },
  { bob: ['ann'] },
  { bob: ['cleo'] },
  { ann: ['bob', 'cleo'] },
  { cleo: ['ann'] },
);

const told = fc.record({
  profileId: fc.constantFrom(...ids),
  news: fc.array(arbitraryNews, { maxLength: 3 }),
  merged: merges,
  /** What the counters do: `late` fails after outboxes were added, or before anything was. */
  fails: fc.constantFrom('no', 'no', 'first', 'late'),
});

describe('ledgers of one person under several ids', () => {
  it('come to what one ledger would, whoever merged when and whatever crashed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(told, { maxLength: 8 }), async (all) => {
        const ledgers = fakeLedgers();
        const added: Count[] = [];
        const tell = async (people: PersonNews[], fails: string) => {
          let calls = 0;
          const add = async (counts: readonly Count[]) => {
            if (fails === 'first' || (fails === 'late' && ++calls > 1)) throw new Error('down');
            added.push(...counts);
          };
          await ledgers.take(people, WEEK, add).catch(() => undefined);
        };
        for (const { profileId, news, merged, fails } of all)
          await tell([{ profileId, mergedFrom: merged[profileId] ?? [], news }], fails);
        const again = all.map(({ profileId, news }) => ({ profileId, mergedFrom: [], news }));
        await tell(again, 'no');
        await tell([{ profileId: 'ann', mergedFrom: ['bob', 'cleo'], news: [] }], 'no');
        await tell([{ profileId: 'ann', mergedFrom: ['bob', 'cleo'], news: [] }], 'no');

        const one = withNews(
          emptyLedger(),
          all.flatMap(({ news }) => news),
          WEEK,
        );
        expect(totalsOf(added)).toEqual(totalsOfSheet(comesTo(one)));
      }),
      { numRuns: RUNS },
    );
  });

  it('are frozen before the winner takes them in', () => {
    const stored = new Map(
      ['ann', 'bob'].map((id) => [
        id,
        { ledger: withNews(emptyLedger(), [exposure('0', 1)], WEEK), outbox: [], version: 3 },
      ]),
    );
    const people = [{ profileId: 'ann', mergedFrom: ['bob'], news: [] }];
    const [household] = gather(people, stored, WEEK);
    expect(household?.writes).toMatchObject([
      {
        profileId: 'bob',
        next: { version: 4, ledger: { mergedInto: 'ann' }, outbox: [{ add: { people: -1 } }] },
      },
      { profileId: 'ann', next: { version: 4, ledger: { folded: ['bob'] }, outbox: [] } },
    ]);
  });

  it('that were taken in are not taken in again, also through another', () => {
    const { ledger } = { ledger: withNews(emptyLedger(), [exposure('0', 1)], WEEK) };
    const [met] = ledger.exposures.map((one) => ({ ...one, paid: { EUR: 5 } }));
    const has = { ...ledger, exposures: met ? [met] : [] };
    const stored = new Map([
      ['ann', { ledger: { ...has, folded: ['bob', 'cleo'] }, outbox: [], version: 3 }],
      ['bob', { ledger: { ...has, mergedInto: 'ann', folded: ['cleo'] }, outbox: [], version: 3 }],
      ['cleo', { ledger: { ...has, mergedInto: 'bob' }, outbox: [], version: 3 }],
    ]);
    const people = [
      { profileId: 'cleo', mergedFrom: [], news: [] },
      { profileId: 'ann', mergedFrom: ['bob'], news: [] },
    ];
    expect(gather(people, stored, WEEK)).toMatchObject([{ headId: 'ann', writes: [] }]);
  });

  it('that were told nothing new are not written', () => {
    const ledger = withNews(emptyLedger(), [exposure('0', 1)], WEEK);
    const stored = new Map([['ann', { ledger, outbox: [], version: 3 }]]);
    const people = [{ profileId: 'ann', mergedFrom: ['bob'], news: [exposure('0', 1), exposure('0', 2)] }];
    expect(gather(people, stored, WEEK)).toMatchObject([{ headId: 'ann', writes: [] }]);
  });
});
