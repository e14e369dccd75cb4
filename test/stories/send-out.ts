import { LEAD_MS } from '../../core/broadcast/arm-run.ts';
import { dueEnvelopes } from '../../core/broadcast/due.ts';
import { isByRecipient, nextOccurrence, runIdOf } from '../../core/broadcast/occurrences.ts';
import { nothingPlanned } from '../../core/broadcast/pace.ts';
import { planPeople } from '../../core/broadcast/plan-people.ts';
import { zoneOf } from '../../core/contact/zone.ts';
import { pass } from './wakes.ts';
import { takeInEntry, type World } from './world.ts';

/** Goes on to when the next run of a broadcast takes people in, and takes in everybody who is in the segment by then. */
export const takeInRun = async (world: World, journeyId: string): Promise<void> => {
  const trigger = world.journeys.find(({ journey }) => journey.id === journeyId)?.journey.trigger;
  if (!trigger || !('schedule' in trigger) || !('segment' in trigger.to)) throw new Error('no broadcast');
  const { schedule, throttle, warmUp, to } = trigger;
  const { timezone: shopZone } = world.contact;
  const next = nextOccurrence(schedule, shopZone, world.nowMs);
  if (!next) throw new Error('it goes out no more');
  await pass(world, next.earliestMs - LEAD_MS);
  const { nowMs, profiles } = world;
  const { segment } = to;
  const members = [...profiles.values()].filter(
    ({ segments, mergedInto }) => mergedInto === undefined && Object.hasOwn(segments ?? {}, segment),
  );
  const people = members.map((profile) => ({
    profileId: profile.id,
    ...(isByRecipient(schedule) && { zone: zoneOf(profile, shopZone, nowMs) }),
  }));
  const rules = { throttle, warmUp };
  const plan = { wallMs: next.wallMs, schedule, rules, shopZone, beganAtMs: nowMs };
  const { due } = planPeople(plan, nothingPlanned, people, nowMs);
  const run = { journeyId, runId: runIdOf(schedule, next), atMs: nowMs };
  for (const entry of dueEnvelopes(run, due)) takeInEntry(world, entry);
};
