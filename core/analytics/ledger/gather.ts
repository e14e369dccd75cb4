import { canonicalJson } from '../../config/canonical.ts';
import type { Count } from '../count.ts';
import type { PersonNews } from '../news.ts';
import type { Attribution } from '../ports.ts';
import { comesTo } from './comes-to.ts';
import { countsBetween } from './counts-between.ts';
import { joinLedgers } from './join-ledgers.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import { shorten } from './shorten.ts';
import { withNews } from './with-news.ts';

export interface StoredLedger {
  ledger: Ledger;
  /** What its last write changed: it may not have been added yet. */
  outbox: Count[];
  /** 1 at its first write. */
  version: number;
}

export type StoredLedgers = ReadonlyMap<string, StoredLedger>;

/** A write on condition that nobody wrote since it was read. */
export interface LedgerWrite {
  profileId: string;
  next: StoredLedger;
}

/** One person: the ledgers that are frozen come before the one that takes them in. */
export interface Household {
  headId: string;
  people: PersonNews[];
  writes: LedgerWrite[];
}

interface Group {
  /** All that were named with her. */
  ids: Set<string>;
  people: PersonNews[];
}

/** Where each leads: to whom its ledger went, else to whom it was told to belong. */
const leadsOf = (people: readonly PersonNews[], stored: StoredLedgers): Map<string, string> => {
  const leads = new Map(
    people.flatMap(({ profileId, mergedFrom }) =>
      mergedFrom.filter((id) => id !== profileId).map((id): [string, string] => [id, profileId]),
    ),
  );
  for (const [id, { ledger }] of stored)
    if (ledger.mergedInto !== undefined) leads.set(id, ledger.mergedInto);
  return leads;
};

/** The end of the way; where it goes round in a circle the smallest id. */
const endOf = (leads: ReadonlyMap<string, string>, startId: string): string => {
  const path = [startId];
  for (let next = leads.get(startId); next !== undefined; next = leads.get(next)) {
    const from = path.indexOf(next);
    if (from >= 0) return path.slice(from).toSorted()[0] ?? next;
    path.push(next);
  }
  return path.at(-1) ?? startId;
};

/** Ids of ledgers that have to be seen too: where frozen ones went. */
export const alsoNeeded = (stored: StoredLedgers, seen: ReadonlySet<string>): string[] => [
  ...new Set(
    [...stored.values()].flatMap(({ ledger: { mergedInto: id } }) =>
      id === undefined || seen.has(id) ? [] : [id],
    ),
  ),
];

const groupsOf = (people: readonly PersonNews[], stored: StoredLedgers): Map<string, Group> => {
  const leads = leadsOf(people, stored);
  const groups = new Map<string, Group>();
  for (const person of people) {
    const head = endOf(leads, person.profileId);
    const group = groups.get(head) ?? { ids: new Set(), people: [] };
    const hers = [person.profileId, ...person.mergedFrom].filter((id) => endOf(leads, id) === head);
    groups.set(head, { ids: new Set([...group.ids, ...hers]), people: [...group.people, person] });
  }
  return groups;
};

const isSame = (a: Ledger, b: Ledger): boolean => canonicalJson(a) === canonicalJson(b);

const writeOf = (profileId: string, held: StoredLedger | undefined, after: Ledger): LedgerWrite[] => {
  const { ledger: before, version: last } = held ?? { ledger: emptyLedger(), version: 0 };
  const kept = shorten(after);
  if (isSame(before, kept)) return [];
  const version = last + 1;
  const outbox = countsBetween(comesTo(before), comesTo(after), { profileId, version });
  return [{ profileId, next: { ledger: kept, outbox, version } }];
};

/** The ledgers of profiles that were merged into hers and are not in hers yet; one that went into another of them came along. */
const losersOf = (
  headId: string,
  ids: ReadonlySet<string>,
  stored: StoredLedgers,
): [string, StoredLedger][] => {
  const hers = [...ids].toSorted().flatMap((id): [string, StoredLedger][] => {
    const held = stored.get(id);
    return held && id !== headId ? [[id, held]] : [];
  });
  const folded = new Set(
    [stored.get(headId), ...hers.map(([, held]) => held)].flatMap((held) => held?.ledger.folded ?? []),
  );
  return hers.filter(([id]) => !folded.has(id));
};

/** Hers, with those of the profiles that were merged into hers. */
const withLosers = (own: Ledger, losers: readonly [string, StoredLedger][]): Ledger =>
  losers.reduce((ledger, [id, loser]) => {
    const both = joinLedgers(ledger, loser.ledger);
    return { ...both, folded: [...both.folded, id] };
  }, own);

const householdOf = (
  headId: string,
  { ids, people }: Group,
  stored: StoredLedgers,
  attribution: Attribution,
): Household => {
  const held = stored.get(headId);
  const losers = losersOf(headId, ids, stored);
  const frozen = losers.flatMap(([id, loser]) =>
    loser.ledger.mergedInto === undefined ? writeOf(id, loser, { ...loser.ledger, mergedInto: headId }) : [],
  );
  const { mergedInto: _thawed, ...own } = held?.ledger ?? emptyLedger();
  const news = people.flatMap((person) => person.news);
  const after = withNews(withLosers(own, losers), news, attribution);
  return { headId, people, writes: [...frozen, ...writeOf(headId, held, after)] };
};

/** What has to be written for the news to be known, person by person; of whom there is nothing new, nothing. */
export const gather = (
  people: readonly PersonNews[],
  stored: StoredLedgers,
  attribution: Attribution,
): Household[] =>
  [...groupsOf(people, stored)].map(([headId, group]) => householdOf(headId, group, stored, attribution));
