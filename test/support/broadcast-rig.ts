import { armNextRun } from '../../core/broadcast/arm-run.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { indexJourneys } from '../../core/journey/journey-index.ts';
import { needsEnrollments } from '../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../core/journey/react.ts';
import { segmentList } from '../../core/lists.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { createHandler as createAdvance } from '../../functions/advance-enrollment/handler.ts';
import { busEntrySchema } from '../../functions/update-profile/bus-entry.ts';
import { createHandler as createUpdate } from '../../functions/update-profile/handler.ts';
import type { UpdateProfilePorts } from '../../functions/update-profile/ports.ts';
import { ann } from './ann.ts';
import { fakeClocks } from './fakes/clocks.ts';
import { fakeEntryCaps } from './fakes/entry-caps.ts';
import { fakeLiveTeller } from './fakes/live.ts';
import { fakeMemberships } from './fakes/memberships.ts';
import { fakeMergeLog } from './fakes/merge-log.ts';
import { fakeInterests } from './fakes/products.ts';
import { jobsRig } from './jobs-rig.ts';

/** 10:00 in the shop's zone, UTC, an hour after the rigs begin. */
export const DUE = Date.parse('2026-03-02T10:00:00Z');

/** In the segment `vip`. */
export const person = (id: string, changes: Partial<Profile> = {}): Profile => {
  const email = `${id}@example.com`;
  const base = ann({ id, ...changes });
  return {
    ...base,
    identities: [{ namespace: 'email', value: email, linkedAtMs: 0 }],
    consents: base.consents
      .filter(({ channel }) => channel === 'email')
      .map((one) => ({ ...one, address: email })),
    segments: { vip: 1 },
    ...changes,
  };
};

export const people = (count: number): Profile[] =>
  Array.from({ length: count }, (_, index) => person(`p${String(index).padStart(3, '0')}`));

export const newsOf = (trigger: object = {}, changes: Partial<Journey> = {}): Journey => ({
  id: 'news',
  trigger: { schedule: { at: '2026-03-02T10:00' }, to: { segment: 'vip' }, ...trigger },
  steps: [{ id: 'mail', kind: 'send', channel: 'email', template: 'news' }],
  ...changes,
});

const template = { id: 'news', channel: 'email' as const, subject: 'News', text: 'Hello' };

interface Options {
  profiles: Profile[];
  journey?: Journey;
}

/** run-jobs, update-profile and advance-enrollment over the same fakes; everybody is in the segment `vip`. */
export const broadcastRig = ({ profiles, journey = newsOf() }: Options) => {
  const members = profiles.map(({ id }) => ({ list: segmentList('vip'), profileId: id, sk: 'G#vip' }));
  const rig = jobsRig({
    profiles,
    enrollments: [],
    journey,
    segments: [{ id: 'vip', condition: true }],
    templates: [template],
    members,
    contact: { timezone: 'UTC', quietHours: {}, caps: {} },
  });
  const updatePorts: UpdateProfilePorts = {
    profiles: rig.profiles,
    enrollments: rig.enrollments,
    entryCaps: fakeEntryCaps(),
    timeline: rig.timeline,
    wakes: rig.wakes,
    memberships: fakeMemberships(),
    clocks: fakeClocks(),
    erasure: rig.erasure,
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
  /** What lies on the bus reaches the profiles. */
  const fold = async (given = updatePorts) => {
    const entries = [...rig.bus.envelopes];
    const items = entries.map((detail, at) => ({
      recordId: `record-${at}`,
      body: busEntrySchema.parse({ source: 'kaskad', detail }),
      attempts: 1,
    }));
    for (const error of (await createUpdate(given)(items, () => 30_000)).values()) throw error;
    rig.bus.envelopes.splice(0, entries.length);
  };
  const nextMs = () =>
    Math.min(
      ...rig.wakes.armed.map(({ atMs }) => atMs),
      ...rig.jobMessages.sent.map(({ atMs = rig.ports.clock.now() }) => atMs),
    );
  const settle = async () => {
    for (let rounds = 0; rounds < 1_000; rounds++) {
      const nowMs = rig.ports.clock.now();
      const message = rig.jobMessages.take(nowMs);
      if (message) await rig.handleJob(message);
      await fold();
      await rig.until(nowMs, createAdvance(rig.ports));
      if (!message && nextMs() > nowMs) return;
    }
  };
  return {
    ...rig,
    members,
    updatePorts,
    fold,
    publish: () =>
      armNextRun(rig.jobPorts, rig.published.document, {
        shopZone: 'UTC',
        afterMs: rig.ports.clock.now(),
        by: 'mara',
      }),
    run: (runId: string) => rig.runs.get('news', runId),
    /** Moves the clock on; jobs, folds and wakes happen in their turn. */
    async passTo(toMs: number) {
      await settle();
      for (let dueMs = nextMs(); dueMs <= toMs; dueMs = nextMs()) {
        rig.setTime(Math.max(dueMs, rig.ports.clock.now()));
        await settle();
      }
      rig.setTime(toMs);
    },
    /** Who got something, and when; sorted by time. */
    received: () =>
      rig.timeline
        .entries()
        .filter(({ kind }) => kind === 'send')
        .map(({ atMs }) => atMs)
        .toSorted((a, b) => a - b),
    sentTo: () => rig.provider.accepted.map(({ profileId }) => profileId).toSorted(),
  };
};
