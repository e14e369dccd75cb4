import { describe, expect, it } from '@jest/globals';
import { armReport } from '../../core/analytics/weekly/arm-report.ts';
import { DAY_MS, MINUTE_MS } from '../../core/duration.ts';
import { reportJourneys } from '../../core/journey/built-in/weekly-report.ts';
import { emptyProfile } from '../../core/profile/empty-profile.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { t0 } from '../support/ann.ts';
import { Crash, type CrashPlan, crashing } from '../support/crash.ts';
import { foldingRig } from '../support/folding-rig.ts';

const zone = 'Europe/Berlin';
const to = ['owner@shop.example', 'partner@shop.example'];
const wall = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit' },
});

/** A shop without customers, whose owner wants the report. It begins on a Monday at ten. */
const house = (report: object = { to }, profiles: Profile[] = []) => {
  const settings: Record<string, unknown> = { ...report };
  const rig = foldingRig({
    ...{ profiles, enrollments: [], journey: reportJourneys[0], report: settings },
    contact: { timezone: zone },
  } as Parameters<typeof foldingRig>[0]);
  let born = 0;
  const updatePorts = { ...rig.updatePorts, ids: { next: () => `p${++born}` } };
  const { clock, config } = rig.jobPorts;
  const mails: { to: string; at: string; atMs: number; subject: string }[] = [];
  rig.provider.script.after = ({ to: address, subject = '' }) => {
    mails.push({ to: address, atMs: clock.now(), at: wall.format(clock.now()), subject });
  };
  const nextMs = () => Math.min(...rig.jobMessages.sent.map(({ atMs = clock.now() }) => atMs));
  const settle = async () => {
    await rig.fold(updatePorts);
    await rig.until(clock.now());
  };
  return {
    ...rig,
    settings,
    mails,
    settle,
    /** As a PUT of the settings does. */
    arm: async () => armReport(rig.jobPorts, await config.snapshot(), { afterMs: clock.now(), by: 'ann' }),
    /** Everything that is due until then, in order. */
    async passes(untilMs: number, handle: (message: { jobId: string; step: number }) => Promise<unknown>) {
      while (nextMs() <= untilMs) {
        rig.setTime(Math.max(clock.now(), nextMs()));
        const message = rig.jobMessages.take(clock.now());
        if (message) await handle(message);
        await settle();
      }
      rig.setTime(untilMs);
    },
  };
};

const YEAR_MS = 364 * DAY_MS;

describe('the weekly report', () => {
  it('comes to each address once a week, at eight by the clock of the shop, in summer and in winter', async () => {
    const { arm, passes, handleJob, mails } = house();
    await arm();
    await passes(t0 + YEAR_MS, handleJob);
    for (const address of to) {
      const hers = mails.filter((mail) => mail.to === address);
      expect(hers).toHaveLength(52);
      expect(new Set(hers.map(({ at }) => at))).toEqual(new Set(['Mon 08:00']));
    }
    // It has become summer, and winter again.
    expect(new Set(mails.map(({ atMs }) => new Date(atMs).getUTCHours()))).toEqual(new Set([6, 7]));
  });

  it('is sent once although every step of every run is done twice, and the settings are saved over and over', async () => {
    const { arm, passes, handleJob, mails } = house();
    await arm();
    await passes(t0 + 28 * DAY_MS, async (message) => {
      await Promise.all([handleJob(message), handleJob(message)].map((one) => one.catch(() => undefined)));
      await handleJob(message);
      await arm();
    });
    expect(mails.map((mail) => mail.to).toSorted()).toEqual([...to, ...to, ...to, ...to].toSorted());
  });

  it('is neither lost nor sent twice wherever a run dies', async () => {
    let calls = 1;
    for (let call = 0; call < calls; call++)
      for (const moment of ['before', 'after'] as const) {
        const { arm, passes, handleJob, mails, jobPorts, setTime } = house();
        await arm();
        let plan: CrashPlan | undefined = { call, moment };
        await passes(t0 + 14 * DAY_MS, async (message) => {
          const { ports, state } = crashing({ ...jobPorts }, plan);
          const died = await handleJob(message, { given: ports }).catch((error: unknown) => error);
          calls = Math.max(calls, state.calls);
          if (died instanceof Crash) plan = undefined;
          if (!died) return;
          // The queue brings it again, a while later.
          setTime(jobPorts.clock.now() + 2 * MINUTE_MS);
          await handleJob(message);
        });
        const told = mails.map((mail) => mail.to).toSorted();
        expect([moment, call, ...told]).toEqual([moment, call, ...[...to, ...to].toSorted()]);
      }
    expect(calls).toBeGreaterThan(8);
  });

  it('goes to the day and time that are set now, and to nobody any more once nobody is named', async () => {
    const { arm, passes, handleJob, mails, settings, jobs } = house();
    await arm();
    await passes(t0 + 8 * DAY_MS, handleJob);
    Object.assign(settings, { weekday: 'friday', at: '17:30' });
    await arm();
    await passes(t0 + 13 * DAY_MS, handleJob);
    expect(mails.map(({ at }) => at)).toEqual(['Mon 08:00', 'Mon 08:00']);
    await passes(t0 + 21 * DAY_MS, handleJob);
    expect(mails.slice(2).map(({ at }) => at)).toEqual(['Fri 17:30', 'Fri 17:30']);
    settings.to = [];
    await passes(t0 + 40 * DAY_MS, handleJob);
    expect(mails).toHaveLength(4);
    expect(jobs.all().every(({ status }) => status === 'done')).toBe(true);
  });

  it('after a long rest tells of the last week only', async () => {
    const { arm, passes, handleJob, mails, setTime } = house();
    await arm();
    setTime(t0 + 30 * DAY_MS);
    await passes(t0 + 31 * DAY_MS, handleJob);
    expect(mails.map((mail) => mail.to).toSorted()).toEqual(to);
    expect(mails[0]?.subject).toMatch(/^Shop: Your week, 23.+29 March 2026$/);
  });

  it('goes on after somebody has aborted a run and saved the settings again', async () => {
    const { arm, passes, handleJob, mails, jobs } = house();
    const first = await arm();
    const stored = first && (await jobs.get(first.id));
    if (stored) await jobs.save({ ...stored, status: 'aborted' });
    await arm();
    await passes(t0 + 15 * DAY_MS, handleJob);
    expect(mails.map(({ atMs }) => Math.round((atMs - t0) / DAY_MS))).toEqual([14, 14]);
  });

  it('makes readers known without a word of consent, as people who count nowhere', async () => {
    const { arm, passes, handleJob, profiles, jobPorts } = house();
    await arm();
    await passes(t0 + 8 * DAY_MS, handleJob);
    const readers = [...profiles.stored.values()].map(({ value }) => value);
    expect(
      readers.map(({ consents, identities }) => [consents, identities.map(({ value }) => value)]),
    ).toEqual(to.map((address) => [[], expect.arrayContaining([address])]));
    expect((await jobPorts.config.snapshot()).people.staff).toEqual(to);
  });

  it('goes to the named addresses of somebody who shops here, too, and never to another one of hers', async () => {
    const link = (value: string, linkedAtMs: number) => ({ namespace: 'email', value, linkedAtMs });
    const [owner = '', partner = ''] = to;
    const customer: Profile = {
      ...emptyProfile('both', t0),
      identities: [link(owner, 1), link(partner, 2), link('private@example.com', 3)],
    };
    const { arm, passes, handleJob, mails, profiles } = house({ to }, [customer]);
    await arm();
    await passes(t0 + 8 * DAY_MS, handleJob);
    expect(mails.map((mail) => mail.to).toSorted()).toEqual(to);
    expect([...profiles.stored.keys()]).toEqual(['both']);
  });
});
