import type { Candidate } from '../../../core/broadcast/audience.ts';
import type { Purpose } from '../../../core/consent/consent.ts';
import { receivedAnything } from '../../../core/journey/sends.ts';
import type { ScheduleTrigger } from '../../../core/journey/triggers/schedule.ts';
import { runList, SHARDS, segmentList } from '../../../core/lists.ts';
import type { ListKey } from '../../../core/ports.ts';
import { findPerson, type Person } from '../find-person.ts';
import type { ApiPorts } from '../ports.ts';
import { suppressedFor } from '../suppressed-for.ts';

/** Enough to be right within five in a hundred, and done within a second or two. */
const MOST_LOOKED_AT = 400;
const AT_ONCE = 40;

type Ports = Pick<ApiPorts, 'lists' | 'people' | 'suppressions'>;

export interface Sample {
  /** All that there are. */
  size: number;
  /** People who were looked at, those who are no recipients included. */
  looked: number;
  candidates: Candidate[];
}

/**
 * Whom a broadcast is for: how many they are, and some of them. The first of each part of the list: profile ids are random,
 * so that these are as good as any.
 */
export const sampleOf = async (
  ports: Ports,
  to: ScheduleTrigger['to'],
  purpose: Purpose,
): Promise<Sample> => {
  const list =
    'segment' in to ? segmentList(to.segment) : runList(to.recipientsOf.journeyId, to.recipientsOf.runId);
  const perShard = Math.ceil(MOST_LOOKED_AT / SHARDS);
  const [size, ...pages] = await Promise.all([
    ports.lists.count(list),
    ...Array.from({ length: SHARDS }, (_, shard) => ports.lists.page(list, shard, undefined, perShard)),
  ]);
  const keys = pages.flatMap((page) => page.keys);
  const candidates: Candidate[] = [];
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const some = keys.slice(at, at + AT_ONCE);
    const found = await Promise.all(some.map((key) => candidateOf(ports, to, key, purpose)));
    candidates.push(...found.flatMap((one) => one ?? []));
  }
  return { size, looked: keys.length, candidates };
};

const candidateOf = async (
  ports: Ports,
  to: ScheduleTrigger['to'],
  key: ListKey,
  purpose: Purpose,
): Promise<Candidate | undefined> => {
  const person = await findPerson(ports.people, key.profileId);
  if (!person || !isMeant(person, to, key)) return undefined;
  const { profile } = person;
  return { profile, suppressed: await suppressedFor(ports.suppressions, profile, purpose) };
};

const isMeant = ({ enrollments }: Person, to: ScheduleTrigger['to'], { sk }: ListKey): boolean =>
  'segment' in to || enrollments.some((one) => `E#${one.id}` === sk && receivedAnything(one));
