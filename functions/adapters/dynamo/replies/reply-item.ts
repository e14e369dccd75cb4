import { ownerOfReply, type Reply, type ReplyStatus } from '../../../../core/reply/reply.ts';
import { type Item, type Key, keyOf } from '../item.ts';
import { expiry, partitionOf } from '../profile-item.ts';

export const REPLIES = ['V#', 'V#~'] as const;

const ISO_LETTERS = 24;

/** Under the person, `V#<what tells it from her others>`: an erase takes it with her. Undefined for what is no id. */
export const replyKey = (id: string): Key | undefined => {
  const profileId = ownerOfReply(id);
  if (profileId === undefined) return undefined;
  return { pk: partitionOf(profileId), sk: `V#${id.slice(profileId.length + 1)}` };
};

export const inboxOf = (status: ReplyStatus): string => `REPLIES#${status}`;

/** Where it stands in the inbox: by when she wrote it. */
export const placeKey = ({ id, atMs }: Reply, status: ReplyStatus): Key => ({
  pk: inboxOf(status),
  sk: `${new Date(atMs).toISOString()}#${id}`,
});

/** Nothing of hers is there but the id of her profile. */
export const placeItem = (
  reply: Reply,
  status: ReplyStatus,
  putAtMs: number,
  expiresAtSeconds: number,
): Item => ({
  ...keyOf(placeKey(reply, status)),
  putAtMs: { N: String(putAtMs) },
  ...expiry(expiresAtSeconds),
});

export const idInPlace = (place: Item): string => place.sk?.S?.slice(ISO_LETTERS + 1) ?? '';

/** Told again at another time it has a place that is not its own. */
export const isPlaceOf = (place: Item, reply: Reply): boolean => {
  const { pk, sk } = placeKey(reply, reply.status);
  return place.pk?.S === pk && place.sk?.S === sk;
};

export const replyItem = (reply: Reply, expiresAtSeconds: number): Item => ({
  ...keyOf(replyKey(reply.id) ?? { pk: partitionOf(reply.profileId), sk: `V#${reply.id}` }),
  status: { S: reply.status },
  body: { S: JSON.stringify(reply) },
  ...expiry(expiresAtSeconds),
});

export const replyOf = (item: Item): Reply => JSON.parse(item.body?.S ?? '{}') as Reply;
