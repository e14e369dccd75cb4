import { HOUR_MS } from '../../core/duration.ts';
import type { Luck } from './luck.ts';
import { type BadList, stopsBadList } from './observer/bad-list.ts';
import type { Report } from './observer/judge.ts';
import type { Person } from './people/person.ts';
import { observe, START_MS } from './run.ts';

interface Options {
  /** People on a list that is good. */
  good: number;
  /** And on one that was bought. */
  bad: number;
  /** Mails that arrived before. */
  mailsBefore: number;
  seed: number;
  faults?: number;
}

/** So many mails an hour: of what comes faster a process takes several, and of ten that die no message would be left. */
const PACE = 1_500;
const BOUNCING = 0.5;
const RECEIPTS = 10;

/** They can be reached by mail alone, one after another. */
const personOf = (manner: Person['manner'], no: number): Person => ({
  ...{ no, userId: `user-${no}`, email: `u${no}@example.com`, phone: undefined, device: undefined },
  ...{ zone: 'Europe/Berlin', allows: { email: true, sms: false }, manner },
  startsAtMs: START_MS + (no / PACE) * HOUR_MS,
});

/** A good list and then a bad one, with faults: what became of it, and of those who want a receipt meanwhile. */
export const runBadList = async (options: Options): Promise<BadList & { report: Report }> => {
  const { good, bad, mailsBefore, seed, faults = 0.1 } = options;
  const mannerOf = (luck: Luck, no: number): Person['manner'] => {
    if (no >= good + bad) return 'wants a receipt';
    return no >= good && luck.hits(BOUNCING) ? 'bounces' : 'ignores';
  };
  const { report, ...evidence } = await observe({
    ...{ carts: good + bad + RECEIPTS, seed, faults, mailsBefore },
    people: (luck, no) => personOf(mannerOf(luck, no), no),
  });
  const { violations, ...figures } = stopsBadList(evidence, mailsBefore);
  // The other checks do not know that marketing mail stops: whose mail was dropped for it was not reminded.
  const others = report.violations.filter(
    ({ what, told = '' }) => !(what === 'no email at all' && told.includes('too-late')),
  );
  return { ...figures, report, violations: [...others, ...violations] };
};
