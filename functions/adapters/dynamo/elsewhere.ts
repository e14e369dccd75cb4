import { type Item, type Key, keyOf } from './item.ts';
import { expiry, partitionOf } from './profile-item.ts';

/** After enrollments and history, so that reading a person meets none of it. */
const PREFIX = 'Z#';

/** The range of her items that name others. */
export const ELSEWHERE = [PREFIX, `${PREFIX}~`] as const;

/**
 * Under a person, `Z#<partition>`: an item of hers that lies in a partition of its own, where it is looked for by something else than
 * her. It is put no later than that item and lives as long, so that who tells or forgets all of hers finds it.
 */
export const elsewhereItem = (
  profileId: string,
  partition: string,
  expiresAtSeconds: number | undefined,
): Item => ({
  ...keyOf({ pk: partitionOf(profileId), sk: PREFIX + partition }),
  ...expiry(expiresAtSeconds),
});

/** Where the items lie that some of hers name. */
export const elsewhereKeys = (items: readonly Item[]): Key[] =>
  items.flatMap(({ sk }) => (sk?.S?.startsWith(PREFIX) ? [{ pk: sk.S.slice(PREFIX.length), sk: '#' }] : []));
