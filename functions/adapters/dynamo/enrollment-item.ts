import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { listOfEnrollment } from '../../../core/lists.ts';
import { expiryIn } from '../../../core/privacy/expiry.ts';
import { type Item, type Key, keyOf } from './item.ts';
import { onList } from './lists.ts';
import { partitionOf } from './profile-item.ts';

export const enrollmentKey = (profileId: string, enrollmentId: string): Key => ({
  pk: partitionOf(profileId),
  sk: `E#${enrollmentId}`,
});

/** Ended ones are deleted after so many days. */
export const enrollmentItem = ({ version, ...enrollment }: Enrollment, keptDays: number): Item => ({
  ...keyOf(enrollmentKey(enrollment.profileId, enrollment.id)),
  version: { N: String(version) },
  body: { S: JSON.stringify(enrollment) },
  ...onList(listOfEnrollment({ ...enrollment, version }), enrollment.profileId),
  ...(enrollment.endedAtMs !== undefined && {
    expiresAtSeconds: { N: String(expiryIn(keptDays, enrollment.endedAtMs)) },
  }),
});

export const enrollmentOf = (item: Item): Enrollment => ({
  ...(JSON.parse(item.body?.S ?? '{}') as Omit<Enrollment, 'version'>),
  version: Number(item.version?.N),
});
