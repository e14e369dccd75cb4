import type { Snapshot } from '../../../core/config/snapshot.ts';
import { PEOPLE, SHARDS } from '../../../core/lists.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { livingPeople } from '../living-people.ts';
import type { ApiPorts } from '../ports.ts';

/** Of a shop with no more people than these everybody is looked at. */
const EVERYBODY = 2_000;
/** Of a larger one so many: their ids are random, and so is whoever comes first in each part of the list. */
const SAMPLE = 1_600;
const PAGE = 200;

export interface Sample {
  /** Everybody known. */
  total: number;
  people: Profile[];
  isWhole: boolean;
}

const shards = Array.from({ length: SHARDS }, (_, shard) => shard);

/** People to try a condition on: all of a small shop, or of another short list, a random part of a long one. */
export const sampleOf = async (
  ports: Pick<ApiPorts, 'lists' | 'profiles'>,
  list = PEOPLE,
): Promise<Sample> => {
  const total = await ports.lists.count(list);
  const isWhole = total <= EVERYBODY;
  const most = isWhole ? EVERYBODY : SAMPLE / SHARDS;
  const ids = (await Promise.all(shards.map((shard) => idsIn(ports, list, shard, most)))).flat();
  const people = [...new Set((await livingPeople(ports, ids)).values())];
  return { total: isWhole ? people.length : total, isWhole, people };
};

const idsIn = async (
  { lists }: Pick<ApiPorts, 'lists'>,
  list: string,
  shard: number,
  most: number,
): Promise<string[]> => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await lists.page(list, shard, cursor, Math.min(PAGE, most - ids.length));
    ids.push(...page.keys.map(({ profileId }) => profileId));
    cursor = page.cursor;
  } while (cursor !== undefined && ids.length < most);
  return ids;
};

export type PublishedRules = Pick<Snapshot, 'contact' | 'shop' | 'people' | 'switches'>;
