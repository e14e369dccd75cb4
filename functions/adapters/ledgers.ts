import {
  alsoNeeded,
  gather,
  type Household,
  type LedgerWrite,
  type StoredLedger,
} from '../../core/analytics/ledger/gather.ts';
import type { PersonNews } from '../../core/analytics/news.ts';
import type { AddCounts, Attribution, Ledgers } from '../../core/analytics/ports.ts';
import { Conflict } from '../../core/errors.ts';
import { atATime } from './at-a-time.ts';

/** Where ledgers lie, by profile id. */
export interface LedgerTable {
  read(ids: readonly string[]): Promise<Map<string, StoredLedger>>;
  /** On condition that nobody wrote since it was read. */
  write(write: LedgerWrite): Promise<'written' | 'lost'>;
  /** Those of whom nothing may be kept any more. */
  gone(ids: readonly string[]): Promise<Set<string>>;
  remove(ids: readonly string[]): Promise<void>;
}

/** Two functions at once meet on few people, and one of them wins each time. */
const TRIES = 8;
const AT_ONCE = 32;

/**
 * Outboxes of the ledgers that are touched are added before a write replaces them; then ledgers are written; then what that changed is
 * added. A crash anywhere leaves nothing that the same news, told again, do not mend.
 */
export const ledgersIn = (table: LedgerTable): Ledgers => {
  const readAll = async (people: readonly PersonNews[]) => {
    const stored = new Map<string, StoredLedger>();
    const seen = new Set<string>();
    let wanted = [...new Set(people.flatMap(({ profileId, mergedFrom }) => [profileId, ...mergedFrom]))];
    while (wanted.length > 0) {
      for (const id of wanted) seen.add(id);
      for (const [id, one] of await table.read(wanted)) stored.set(id, one);
      wanted = alsoNeeded(stored, seen);
    }
    return { stored, seen };
  };

  /** Each after the one before it, until one is lost. */
  const writeInTurn = async ({ writes, ...household }: Household) => {
    const written: LedgerWrite[] = [];
    for (const write of writes) {
      if ((await table.write(write)) === 'lost') return { ...household, written, isLost: true };
      written.push(write);
    }
    return { ...household, written, isLost: false };
  };

  /** Also of somebody of whom nothing was written now: a crash may have left what was. */
  const takeAwayGone = async (ids: ReadonlySet<string>): Promise<Set<string>> => {
    const gone = await table.gone([...ids]);
    if (gone.size > 0) await table.remove([...gone]);
    return gone;
  };

  /** Answers those whom somebody else wrote first. */
  const takeOnce = async (people: readonly PersonNews[], attribution: Attribution, add: AddCounts) => {
    const { stored, seen } = await readAll(people);
    const outbox = [...stored.values()].flatMap((one) => one.outbox);
    if (outbox.length > 0) await add(outbox, 'again');
    const done = await atATime(AT_ONCE, gather(people, stored, attribution), writeInTurn);
    const gone = await takeAwayGone(seen);
    const theirs = done.filter(({ headId }) => !gone.has(headId));
    const counts = theirs.flatMap(({ written }) => written.flatMap(({ next }) => next.outbox));
    if (counts.length > 0) await add(counts, 'new');
    return theirs.flatMap((household) => (household.isLost ? household.people : []));
  };

  return {
    async take(people, attribution, add) {
      let left = people;
      for (let attempt = 0; left.length > 0; attempt++) {
        if (attempt === TRIES) throw new Conflict('ledger');
        left = await takeOnce(left, attribution, add);
      }
    },
  };
};
