import type { Profile } from '../../core/profile/profile.ts';
import type { ApiPorts } from './ports.ts';

/** A merge leads to another seldom more often. */
const MOST_ROUNDS = 4;

/** Whom ids lead to now, after merges; whoever is gone, or is nobody any more, is not there. One call for a hundred. */
export const livingPeople = async (
  { profiles }: Pick<ApiPorts, 'profiles'>,
  ids: readonly string[],
): Promise<Map<string, Profile>> => {
  const found = new Map<string, Profile>();
  let asked = new Map(ids.map((id) => [id, [id]]));
  for (let round = 0; round < MOST_ROUNDS && asked.size > 0; round++) {
    const next = new Map<string, string[]>();
    for (const [id, { value }] of await profiles.load([...asked.keys()])) {
      const askers = asked.get(id) ?? [];
      const { mergedInto } = value;
      if (mergedInto !== undefined) next.set(mergedInto, [...(next.get(mergedInto) ?? []), ...askers]);
      else if (!value.anonymized) for (const asker of askers) found.set(asker, value);
    }
    asked = next;
  }
  return found;
};
