import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import { Conflict } from '../../../core/errors.ts';
import { controlJob } from '../../../core/jobs/control-job.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { createHandler as createAdvance } from '../../../functions/advance-enrollment/handler.ts';
import { createHandler as createJobs } from '../../../functions/run-jobs/handler.ts';
import { jobKinds } from '../../../functions/run-jobs/kinds/index.ts';
import { ann, enrolled, t0 } from '../../support/ann.ts';
import { crashing } from '../../support/crash.ts';
import { envelopeOf, shopEvent } from '../../support/events.ts';
import { foldingRig } from '../../support/folding-rig.ts';

const journeyId = 'club';
const club = (changes: Partial<Journey> = {}): Journey => ({
  id: journeyId,
  trigger: { event: 'Joined Club' },
  steps: [
    { id: 'idle', kind: 'wait', for: 'PT1H' },
    { id: 'hello', kind: 'send', channel: 'email', template: 'cart-email' },
    { id: 'later', kind: 'wait', for: 'P1D' },
    { id: 'again', kind: 'send', channel: 'email', template: 'cart-email' },
  ],
  ...changes,
});

const inClub = (id: string, changes: Partial<Enrollment> = {}) =>
  enrolled({ id: `e-${id}`, profileId: id, journeyId, entryKey: 'person', ...changes });

/** People in the club since T0, each armed for an hour later, with the notes that their profiles have of it. */
const members = async (count: number) => {
  const ids = Array.from({ length: count }, (_, no) => `p${no}`);
  const mark = (id: string) => ({ [journeyId]: { enrollmentId: `e-${id}`, entryKey: 'person', atMs: t0 } });
  const rig = foldingRig({
    journey: club(),
    profiles: ids.map((id) => ann({ id, entries: mark(id) })),
    enrollments: ids.map((id) => inClub(id)),
    contact: { caps: {}, quietHours: {} },
  });
  for (const id of ids)
    await rig.wakes.arm({ profileId: id, enrollmentId: `e-${id}`, wakeNo: 1 }, t0 + HOUR_MS);
  rig.setTime(t0 + 10 * MINUTE_MS);
  const of = (id: string) =>
    rig.enrollments
      .all()
      .filter(({ profileId }) => profileId === id)
      .map(({ status, reason, position }) => [status, reason, position.stepId]);
  return { ...rig, of, mails: () => rig.provider.accepted.map(({ profileId }) => profileId) };
};
type Rig = Awaited<ReturnType<typeof members>>;

const undo = async (rig: Rig, jobId: string) => {
  await rig.start('undo-job', { jobId });
  await rig.settle();
};
const joins = (id: string, inMs: number) =>
  envelopeOf([{ ...shopEvent({ event: 'Joined Club' }), profileId: id, atMs: t0 + inMs }], {
    trust: 'internal',
  });

describe('removing people', () => {
  it('ends everybody inside, parked ones too, and says who did it and why', async () => {
    const rig = await members(3);
    const [, parked] = rig.enrollments.all();
    if (parked) await rig.enrollments.save({ ...parked, parkedDueAtMs: t0 });
    const { id } = await rig.start('remove-people', { journeyId }, { why: 'sold out' });
    await rig.settle();

    expect(rig.active()).toEqual([]);
    expect(rig.of('p0')).toEqual([['exited', 'operator', 'idle']]);
    expect(await rig.jobs.get(id)).toMatchObject({ status: 'done', counts: { told: 3 } });
    expect(rig.timeline.entries()).toContainEqual({
      ...{ atMs: t0 + 10 * MINUTE_MS, kind: 'operator', name: 'Journey Left', source: 'operator' },
      ...{ by: 'ann', reason: 'sold out', journeyId },
    });
    expect(rig.profiles.stored.get('p0')?.value.entries[journeyId]).toMatchObject({ ended: true });
  });

  it('ends those at a step, or those who are named, and nobody else', async () => {
    const rig = await members(4);
    const [first] = rig.enrollments.all();
    if (first) await rig.enrollments.save({ ...first, position: { ...first.position, stepId: 'later' } });
    await rig.start('remove-people', { journeyId, stepId: 'later' });
    await rig.settle();
    expect(rig.active().map(({ profileId }) => profileId)).toEqual(['p1', 'p2', 'p3']);

    await rig.start('remove-people', { journeyId, profileIds: ['p2', 'nobody'] });
    await rig.settle();
    expect(rig.active().map(({ profileId }) => profileId)).toEqual(['p1', 'p3']);
  });

  it('can be undone: everybody goes on where she stood, with the wake that she had', async () => {
    const rig = await members(2);
    const { id } = await rig.start('remove-people', { journeyId });
    await rig.settle();
    rig.setTime(t0 + 30 * MINUTE_MS);
    await undo(rig, id);

    expect(rig.active()).toMatchObject([{ wakesAtMs: t0 + HOUR_MS }, { wakesAtMs: t0 + HOUR_MS }]);
    expect(rig.active()[0]).not.toHaveProperty('endedBy');
    // No wake on its way has this number, nor one that it may arm.
    expect(rig.active()[0]?.wakeNo).toBeGreaterThan(7);
    await rig.until(t0 + 59 * MINUTE_MS);
    expect(rig.mails()).toEqual([]);
    await rig.until(t0 + HOUR_MS + 1000);
    expect(rig.mails().toSorted()).toEqual(['p0', 'p1']);
    expect(rig.profiles.stored.get('p0')?.value.entries[journeyId]).not.toHaveProperty('ended');
  });

  it('that is undone counts as no end, and what it left unsent as not left out', async () => {
    const rig = await members(1);
    const { id } = await rig.start('remove-people', { journeyId });
    await rig.settle();
    expect([rig.counters.sum('ended:operator'), rig.counters.sum('skipped:operator')]).toEqual([1, 2]);

    rig.setTime(t0 + 30 * MINUTE_MS);
    await undo(rig, id);
    await rig.until(t0 + 2 * DAY_MS);

    expect([rig.counters.sum('ended:operator'), rig.counters.sum('skipped:operator')]).toEqual([0, 0]);
    expect([rig.counters.sum('sent'), rig.counters.sum('ended:completed')]).toEqual([2, 1]);
  });

  it('undone a day later sends nothing that is late by then', async () => {
    const rig = await members(1);
    const { id } = await rig.start('remove-people', { journeyId });
    await rig.settle();
    rig.setTime(t0 + 12 * HOUR_MS);
    await undo(rig, id);
    await rig.until(t0 + 12 * HOUR_MS + MINUTE_MS);

    expect(rig.mails()).toEqual([]);
    expect(rig.of('p0')).toEqual([['active', undefined, 'later']]);
  });

  it('is not undone for somebody who is in again by herself, nor for whom another job removed', async () => {
    const rig = await members(2);
    const first = await rig.start('remove-people', { journeyId, profileIds: ['p0'] });
    await rig.settle();
    const second = await rig.start('remove-people', { journeyId, profileIds: ['p1'] }, { by: 'bob' });
    await rig.settle();
    rig.setTime(t0 + 20 * MINUTE_MS);
    await rig.deliver([joins('p0', 15 * MINUTE_MS)]);
    await undo(rig, first.id);

    expect(rig.active().map(({ profileId }) => profileId)).toEqual(['p0']);
    expect(rig.of('p0')).toHaveLength(2);
    await undo(rig, second.id);
    await undo(rig, second.id);
    expect(rig.of('p1')).toEqual([['active', undefined, 'idle']]);
  });

  it('is not undone where a promise went back that she had not been told of', async () => {
    const rig = await members(2);
    const [first] = rig.enrollments.all();
    const grant = { offerId: 'ten', code: 'A1', grantedAtMs: t0 } as unknown as NonNullable<
      Enrollment['offer']
    >;
    if (first) await rig.enrollments.save({ ...first, offer: grant });
    const { id } = await rig.start('remove-people', { journeyId });
    await rig.settle();
    await undo(rig, id);

    expect(rig.active().map(({ profileId }) => profileId)).toEqual(['p1']);
  });

  it('leaves who comes in after it was ordered', async () => {
    const rig = await members(2);
    await rig.start('remove-people', { journeyId });
    const [, late] = rig.enrollments.all();
    if (late) await rig.enrollments.save({ ...late, enteredAtMs: t0 + 11 * MINUTE_MS });
    await rig.settle();

    expect(rig.active().map(({ id }) => id)).toEqual(['e-p1']);
  });

  it('that died half-way and was given up is undone for those whom it reached', async () => {
    const rig = await members(2);
    const { id } = await rig.start('remove-people', { journeyId });
    const message = rig.jobMessages.take(t0 + HOUR_MS);
    const bus = {
      putEvents: async (...said: Parameters<typeof rig.bus.putEvents>) => {
        await rig.bus.putEvents(...said);
        throw new Error('no answer');
      },
    };
    if (message) await rig.handleJob(message, { given: { ...rig.jobPorts, bus } }).catch(() => undefined);
    await rig.fold();
    expect(rig.active()).toHaveLength(1);
    await controlJob(rig.jobPorts, id, 'abort');
    await undo(rig, id);

    expect(rig.active()).toHaveLength(2);
  });

  it('reaches whoever became somebody else meanwhile, and so does its undo', async () => {
    const rig = await members(1);
    rig.edit({ mergedInto: 'winner' }, 'p0');
    rig.profiles.stored.set('winner', { value: ann({ id: 'winner', mergedFrom: ['p0'] }), version: 1 });
    const { id } = await rig.start('remove-people', { journeyId });
    await rig.settle();
    expect(rig.active()).toEqual([]);

    await undo(rig, id);
    await rig.until(t0 + HOUR_MS + MINUTE_MS);
    expect(rig.mails()).toEqual(['winner']);
  });

  it('leaves a message that is on its way to whoever sends it, and ends all the same', async () => {
    const rig = await members(1);
    const [one] = rig.enrollments.all();
    const claim = { sendId: 's', stepId: 'hello', channel: 'email' as const, address: 'a', attempt: 1 };
    const times = { claimedAtMs: t0, untilMs: t0 + HOUR_MS };
    if (one) await rig.enrollments.save({ ...one, claim: { ...claim, ...times } });
    const { id } = await rig.start('remove-people', { journeyId });
    await rig.settle();
    expect(rig.enrollment('p0')).toMatchObject({ status: 'exited', claim });

    await undo(rig, id);
    expect(rig.enrollment('p0')).toMatchObject({ status: 'active', claim });
  });
});

describe('restarting people', () => {
  it('lets them begin again from the first step, with what they came in by, in the version in effect', async () => {
    const rig = await members(1);
    rig.publishNext(club({ name: 'Second' }));
    await rig.until(t0 + 2 * HOUR_MS);
    expect(rig.of('p0')).toEqual([['active', undefined, 'later']]);
    await rig.start('restart-people', { journeyId });
    await rig.settle();

    const [old, born] = rig.enrollments.all();
    expect(old).toMatchObject({ status: 'exited', reason: 'restarted' });
    expect(born).toMatchObject({ status: 'active', journeyVersion: 2, cycle: 1, trigger: old?.trigger });
    expect(rig.mails()).toHaveLength(1);
    await rig.until(t0 + 3 * HOUR_MS + MINUTE_MS);
    expect(rig.mails()).toHaveLength(2);
  });

  it('keeps the new one when somebody else writes the profile at the same time', async () => {
    const rig = await members(1);
    await rig.start('restart-people', { journeyId });
    await rig.runJobs();
    const lost = { isFirst: true };
    const profiles = {
      ...rig.profiles,
      async save(...args: Parameters<typeof rig.profiles.save>) {
        if (!lost.isFirst) return rig.profiles.save(...args);
        lost.isFirst = false;
        throw new Conflict('profile');
      },
    };
    await rig.fold({ ...rig.updatePorts, profiles });

    expect(rig.of('p0')).toEqual([
      ['exited', 'restarted', 'idle'],
      ['active', undefined, 'idle'],
    ]);
  });

  it('can be undone: the new one ends, the old one goes on', async () => {
    const rig = await members(1);
    await rig.until(t0 + 2 * HOUR_MS);
    const { id } = await rig.start('restart-people', { journeyId });
    await rig.settle();
    await undo(rig, id);

    expect(rig.of('p0')).toEqual([
      ['active', undefined, 'later'],
      ['exited', 'undone', 'idle'],
    ]);
    await rig.until(t0 + HOUR_MS + DAY_MS + MINUTE_MS);
    expect(rig.of('p0')[0]).toEqual(['completed', undefined, null]);
  });
});

describe('moving people to the version in effect', () => {
  it('moves those whose step is there, with its waits, and counts the others', async () => {
    const rig = await members(2);
    const [first] = rig.enrollments.all();
    if (first) await rig.enrollments.save({ ...first, position: { stepId: 'later', enteredStepAtMs: t0 } });
    const [, hello = {}] = club().steps;
    rig.publishNext(club({ steps: [{ id: 'idle', kind: 'wait', for: 'PT15M' }, hello] as Journey['steps'] }));
    const { id } = await rig.start('move-people', { journeyId });
    await rig.settle();

    expect(await rig.jobs.get(id)).toMatchObject({ counts: { told: 1, left: 1 } });
    expect(rig.active().map(({ profileId, journeyVersion }) => [profileId, journeyVersion])).toEqual([
      ['p0', 1],
      ['p1', 2],
    ]);
    await rig.until(t0 + 16 * MINUTE_MS);
    expect(rig.mails()).toEqual(['p1']);
    await rig.start('move-people', { journeyId, fromVersion: 2 });
    await rig.settle();
    expect(rig.jobs.all().at(-1)).toMatchObject({ counts: { told: 0, left: 0 } });
  });
});

describe('stopping', () => {
  it('is known to the profile, so that she may come in after the next publish at once', async () => {
    const rig = await members(1);
    rig.journey.status = 'stopped';
    await rig.start('stop-journey', { journeyId });
    await rig.settle();
    rig.journey.status = 'live';
    rig.setTime(t0 + 20 * MINUTE_MS);
    await rig.deliver([joins('p0', 20 * MINUTE_MS)]);

    expect(rig.of('p0')).toEqual([
      ['stopped', 'stopped', 'idle'],
      ['active', undefined, 'idle'],
    ]);
  });
});

describe('an act on many people', () => {
  it.each(['before', 'after'] as const)(
    'is done once to each although a process dies %s any call',
    async (moment) => {
      for (let call = 0; ; call++) {
        const rig = await members(3);
        const { id } = await rig.start('restart-people', { journeyId });
        const message = rig.jobMessages.take(t0 + HOUR_MS);
        if (!message) throw new Error('nothing was asked for');
        const { ports, state } = crashing(rig.jobPorts, { call, moment });
        await createJobs(ports, jobKinds)(message, { attempts: 1 }, () => 30_000).catch(() => undefined);
        if (!state.dead) break;
        await rig.fold();
        rig.setTime(t0 + 14 * MINUTE_MS);
        await rig.handleJob(message);
        await rig.settle();

        expect([call, rig.active().length]).toEqual([call, 3]);
        expect([call, rig.enrollments.all().length]).toEqual([call, 6]);
        await undo(rig, id);
        expect([
          call,
          rig
            .active()
            .map(({ id: one }) => one)
            .toSorted(),
        ]).toEqual([call, ['e-p0', 'e-p1', 'e-p2']]);
      }
    },
  );

  it.each(['remove-people', 'restart-people'] as const)(
    'loses no race with a wake and another fold: %s and its undo leave one place, and one message',
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, isUndone) => {
          const rig = await members(1);
          const { id } = await rig.start(kind, { journeyId });
          await rig.runJobs();
          const [said] = rig.bus.envelopes.splice(0);
          const [wake] = rig.wakes.armed.splice(0);
          if (!wake || !said) throw new Error('nothing is due');
          rig.setTime(t0 + HOUR_MS);
          const slow = <T extends object>(port: T): T =>
            Object.fromEntries(
              Object.entries(port).map(([name, method]) => [name, scheduler.scheduleFunction(method)]),
            ) as T;
          const enrollments = slow(rig.enrollments);
          const profiles = slow(rig.profiles);
          const updatePorts = { ...rig.updatePorts, enrollments, profiles };
          const advance = createAdvance({ ...rig.ports, enrollments });
          const handIn = async (entry: typeof said) => {
            for (let round = 0; round < 50; round++)
              if ((await rig.deliver([entry], updatePorts)).size === 0) return;
          };
          const viewed = envelopeOf(
            [{ ...shopEvent({ event: 'Joined Club' }), profileId: 'p0', atMs: t0 + 30 * MINUTE_MS }],
            { trust: 'internal' },
          );
          await scheduler.waitFor(Promise.all([handIn(said), handIn(said), advance(wake), handIn(viewed)]));
          if (isUndone) await undo(rig, id);
          await rig.settle();

          expect(rig.active().length).toBeLessThanOrEqual(1);
          await rig.until(t0 + 3 * HOUR_MS);
          const hellos = rig.provider.accepted.filter(({ stepId }) => stepId === 'hello');
          const byEnrollment = hellos.map(({ enrollmentId }) => enrollmentId);
          expect(new Set(byEnrollment).size).toBe(byEnrollment.length);
          for (const one of rig.active()) expect(one.wakesAtMs ?? 0).toBeGreaterThan(t0 + 3 * HOUR_MS);
        }),
        { numRuns: 150 },
      );
    },
  );
});
