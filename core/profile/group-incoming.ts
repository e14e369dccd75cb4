import { identityKey } from './identity-key.ts';
import type { Incoming } from './incoming.ts';
import { identitiesOf, namedIdentities } from './named-identities.ts';
import { profileIdsIn } from './people-orders.ts';

/** Whatever an event may lead to: the keys that tie events together. */
export const keysOf = (incoming: Incoming): string[] => {
  const keys = identitiesOf(namedIdentities(incoming)).map(identityKey);
  return [...keys, ...profileIdsIn(incoming).map((id) => `profile#${id}`)];
};

/** Parts events into groups that share no identity: each group is folded on its own, in one read and one write. */
export const groupIncoming = <T extends { incoming: Incoming }>(all: readonly T[]): T[][] => {
  const leaders = new Map<string, string>();
  const leaderOf = (key: string): string => {
    const next = leaders.get(key) ?? key;
    return next === key ? key : leaderOf(next);
  };
  const firstKeys = all.map(({ incoming }) => {
    const [first = '', ...others] = keysOf(incoming);
    for (const key of others) leaders.set(leaderOf(key), leaderOf(first));
    return first;
  });
  const groups = Map.groupBy(
    all.map((one, index) => ({ one, leader: leaderOf(firstKeys[index] ?? '') })),
    ({ leader }) => leader,
  );
  return [...groups.values()].map((members) => members.map(({ one }) => one));
};
