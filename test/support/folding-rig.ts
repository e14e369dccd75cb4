import type { EventEnvelope } from '../../core/event/event.ts';
import { indexJourneys } from '../../core/journey/journey-index.ts';
import { needsEnrollments } from '../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../core/journey/react.ts';
import { createHandler as createAdvance } from '../../functions/advance-enrollment/handler.ts';
import { busEntrySchema } from '../../functions/update-profile/bus-entry.ts';
import { createHandler as createUpdate } from '../../functions/update-profile/handler.ts';
import type { UpdateProfilePorts } from '../../functions/update-profile/ports.ts';
import { fakeClocks } from './fakes/clocks.ts';
import { fakeEntryCaps } from './fakes/entry-caps.ts';
import { fakeLiveTeller } from './fakes/live.ts';
import { fakeMemberships } from './fakes/memberships.ts';
import { fakeMergeLog } from './fakes/merge-log.ts';
import { fakeInterests } from './fakes/products.ts';
import { jobsRig } from './jobs-rig.ts';

/** run-jobs, update-profile and advance-enrollment over the same fakes. */
export const foldingRig = (options: Parameters<typeof jobsRig>[0] = {}) => {
  const rig = jobsRig(options);
  const updatePorts: UpdateProfilePorts = {
    profiles: rig.profiles,
    enrollments: rig.enrollments,
    timeline: rig.timeline,
    wakes: rig.wakes,
    memberships: fakeMemberships(),
    clocks: fakeClocks(),
    erasure: rig.erasure,
    entryCaps: fakeEntryCaps(),
    mergeLog: fakeMergeLog(),
    counters: rig.counters,
    offers: rig.offers,
    interests: fakeInterests(),
    bus: rig.bus,
    live: fakeLiveTeller(),
    config: rig.ports.config,
    journeys: { index: indexJourneys, needsEnrollments, react: reactToEvents },
    clock: rig.ports.clock,
    ids: { next: () => 'nobody new' },
    backOff: async () => {},
  };
  const deliver = async (entries: readonly EventEnvelope[], given = updatePorts) => {
    const items = entries.map((detail, at) => ({
      recordId: `record-${at}`,
      body: busEntrySchema.parse({ source: detail.trust === 'internal' ? 'kaskad' : 'shop.web', detail }),
      attempts: 1,
    }));
    return createUpdate(given)(items, () => 30_000);
  };
  /** What lies on the bus reaches the profiles. */
  const fold = async (given = updatePorts) => {
    const entries = [...rig.bus.envelopes];
    for (const error of (await deliver(entries, given)).values()) throw error;
    rig.bus.envelopes.splice(0, entries.length);
  };
  return {
    ...rig,
    updatePorts,
    deliver,
    fold,
    /** Jobs, folds and wakes until nothing is due. */
    async settle() {
      for (let rounds = 0; rounds < 50; rounds++) {
        const nowMs = rig.ports.clock.now();
        const message = rig.jobMessages.take(nowMs);
        if (message) await rig.handleJob(message);
        await fold();
        await rig.until(nowMs, createAdvance(rig.ports));
        if (!message && rig.bus.envelopes.length === 0) return;
      }
    },
    active: () => rig.enrollments.all().filter(({ status }) => status === 'active'),
  };
};
