import { Conflict } from '../../../core/errors.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import type { Enrollments } from '../../../core/journey/ports.ts';

/** Enrollments in memory; `all` is what is stored. */
export const fakeEnrollments = (...given: Enrollment[]): Enrollments & { all(): Enrollment[] } => {
  const keyOf = (profileId: string, id: string) => `${profileId}#${id}`;
  const stored = new Map(given.map((one) => [keyOf(one.profileId, one.id), structuredClone(one)]));
  return {
    all: () => structuredClone([...stored.values()]),
    async ofProfiles(profileIds) {
      return structuredClone([...stored.values()].filter(({ profileId }) => profileIds.includes(profileId)));
    },
    async get(profileId, enrollmentId) {
      return structuredClone(stored.get(keyOf(profileId, enrollmentId)));
    },
    async create(enrollment) {
      const key = keyOf(enrollment.profileId, enrollment.id);
      if (stored.has(key)) return 'exists';
      stored.set(key, structuredClone(enrollment));
      return 'created';
    },
    async save(enrollment) {
      const key = keyOf(enrollment.profileId, enrollment.id);
      if (stored.get(key)?.version !== enrollment.version) throw new Conflict('enrollment');
      const written = { ...structuredClone(enrollment), version: enrollment.version + 1 };
      stored.set(key, written);
      return structuredClone(written);
    },
    async removeUntouched({ profileId, id, version }) {
      const key = keyOf(profileId, id);
      if (stored.get(key)?.version !== version) return 'kept';
      stored.delete(key);
      return 'removed';
    },
  };
};
