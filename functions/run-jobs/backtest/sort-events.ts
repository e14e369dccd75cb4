import type { EventArchive, WorkFiles } from '../../../core/archive/event-archive.ts';
import type { Row } from '../../../core/backtest/happenings.ts';
import { namesOf, ownerOf } from '../../../core/backtest/owner-of.ts';
import { type Plan, shelfOf } from '../../../core/backtest/plan.ts';
import type { EventEnvelope } from '../../../core/event/event.ts';
import type { Profiles } from '../../../core/ports.ts';
import type { FoldRules } from '../../../core/profile/fold-rules.ts';
import { identityKey } from '../../../core/profile/identity-key.ts';
import { type Incoming, incomingOf } from '../../../core/profile/incoming.ts';
import { shelfName } from './cursor.ts';

/** Held in memory before they are laid down. */
const MOST_EVENTS = 20_000;

export interface SortAsk {
  jobId: string;
  archive: { events: EventArchive; files: WorkFiles };
  profiles: Pick<Profiles, 'load' | 'resolve'>;
  rules: FoldRules;
  plan: Plan;
  fromMs: number;
  toMs: number;
  at: string | undefined;
  part: number;
  hasTime(): boolean;
}

/** Reads on in the archive and lays each event down with those of the same people. Answers where to go on, if anywhere. */
export const sortEvents = async (ask: SortAsk): Promise<{ counts: Record<string, number>; at?: string }> => {
  const shelves = new Map<number, Row[]>();
  const counts = { events: 0, eventsOfNobody: 0 };
  let { at } = ask;
  let isFirst = true;
  while (isFirst || (at !== undefined && counts.events < MOST_EVENTS && ask.hasTime())) {
    isFirst = false;
    const page = await ask.archive.events.page(ask.fromMs, ask.toMs, at);
    await sortPage(ask, page.envelopes, shelves, counts);
    at = page.cursor;
  }
  const name = String(ask.part).padStart(6, '0');
  for (const [shelf, rows] of shelves)
    await ask.archive.files.put(`${shelfName(ask.jobId, shelf)}${name}`, rows);
  return { counts, ...(at !== undefined && { at }) };
};

const sortPage = async (
  ask: SortAsk,
  envelopes: readonly EventEnvelope[],
  shelves: Map<number, Row[]>,
  counts: { events: number; eventsOfNobody: number },
): Promise<void> => {
  const brought = envelopes.map((envelope) => ({ envelope, incoming: incomingOf(envelope, ask.rules) }));
  const find = await ownersOf(
    ask.profiles,
    brought.flatMap(({ incoming }) => incoming),
  );
  for (const { envelope, incoming } of brought) {
    counts.events += incoming.length;
    for (const [profileId, own] of Map.groupBy(incoming, find)) {
      if (profileId === undefined) counts.eventsOfNobody += own.length;
      const shelf = profileId === undefined ? undefined : shelfOf(profileId, ask.plan);
      if (profileId === undefined || shelf === undefined) continue;
      const row = { profileId, atMs: envelope.receivedAtMs, events: own.map(({ event }) => event) };
      const rows = shelves.get(shelf);
      if (rows) rows.push(row);
      else shelves.set(shelf, [row]);
    }
  }
};

/** Whose events these are today: one read for all names, and one for the people whom Kaskad itself named. */
const ownersOf = async (profiles: SortAsk['profiles'], all: readonly Incoming[]) => {
  const names = new Map(all.flatMap(namesOf).map((name) => [identityKey(name), name]));
  const pointers = await profiles.resolve([...names.values()]);
  const isOwn = ({ event, trust }: Incoming) => event.profileId !== undefined && trust === 'internal';
  const winners = await winnersOf(
    profiles,
    all.filter(isOwn).flatMap(({ event }) => event.profileId ?? []),
  );
  return (incoming: Incoming): string | undefined => {
    const owner = ownerOf(incoming, pointers);
    return owner !== undefined && isOwn(incoming) ? winners.get(owner) : owner;
  };
};

/** Who somebody has become; nobody where she is gone. */
const winnersOf = async (profiles: Pick<Profiles, 'load'>, ids: readonly string[]) => {
  const into = new Map<string, string | undefined>();
  for (let missing = [...new Set(ids)]; missing.length > 0; ) {
    const found = await profiles.load(missing);
    for (const id of missing)
      into.set(id, found.get(id)?.value.mergedInto ?? (found.has(id) ? id : undefined));
    missing = [...new Set([...into.values()])].filter((id) => id !== undefined && !into.has(id)) as string[];
  }
  const endOf = (id: string, hops = 0): string | undefined => {
    const next = into.get(id);
    return next === undefined || next === id || hops > into.size ? next : endOf(next, hops + 1);
  };
  return new Map(ids.map((id) => [id, endOf(id)]));
};
