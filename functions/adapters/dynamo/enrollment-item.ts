import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { type Item, type Key, keyOf } from './item.ts';
import { partitionOf } from './profile-item.ts';

const KEPT_SECONDS = 30 * 86_400;

export const enrollmentKey = (profileId: string, enrollmentId: string): Key => ({
  pk: partitionOf(profileId),
  sk: `E#${enrollmentId}`,
});

/** Ended ones are deleted after 30 days. */
export const enrollmentItem = ({ version, ...enrollment }: Enrollment): Item => ({
  ...keyOf(enrollmentKey(enrollment.profileId, enrollment.id)),
  version: { N: String(version) },
  body: { S: JSON.stringify(enrollment) },
  ...(enrollment.endedAtMs !== undefined && {
    expiresAtSeconds: { N: String(Math.ceil(enrollment.endedAtMs / 1000) + KEPT_SECONDS) },
  }),
});

export const enrollmentOf = (item: Item): Enrollment => ({
  ...(JSON.parse(item.body?.S ?? '{}') as Omit<Enrollment, 'version'>),
  version: Number(item.version?.N),
});
