import { describe, expect, it } from '@jest/globals';
import { DAY_MS, MINUTE_MS } from '../../../../core/duration.ts';
import type { Profile } from '../../../../core/profile/profile.ts';
import type { Segment } from '../../../../core/segment/segment.ts';
import { indexSegments } from '../../../../core/segment/segment-index.ts';
import { ann, t0 } from '../../../support/ann.ts';
import { jobsRig } from '../../../support/jobs-rig.ts';

const buyers: Segment = { id: 'buyers', condition: { '>': [{ var: 'profile.computed.orders' }, 0] } };
const silent: Segment = {
  id: 'silent',
  condition: { '>=': [{ var: 'profile.computed.daysSinceLastOrder' }, 30] },
};

const buyer = (id: string, changes: Partial<Profile> = {}): Profile =>
  ann({ id, counters: { orders: 1 }, lastOrder: { atMs: t0, source: 'web' }, ...changes });

/** A shop in which these segments are published, and these people were judged by what was published before. */
const house = async (segments: Segment[], profiles: Profile[]) => {
  const rig = jobsRig({ profiles, enrollments: [] });
  const before = await rig.ports.config.snapshot();
  const snapshot = async () => ({ ...before, revision: '2', segments });
  const given = { ...rig.jobPorts, config: { ...rig.jobPorts.config, snapshot } };
  const told = () =>
    rig.bus.envelopes.flatMap(({ events }) => events.map((one) => `${one.event} ${one.profileId}`));
  return { ...rig, given, told, index: indexSegments({ ...before, segments }) };
};

describe('once a segment is published', () => {
  it('only those whom it changes are told, and asked once more a minute later', async () => {
    const nobody = ann({ id: 'nobody' });
    const { start, runJobs, given, told, jobs, setTime, bus } = await house(
      [buyers],
      [buyer('b1'), buyer('b2'), nobody],
    );
    await start('refresh-segments', {});
    await runJobs(given);

    expect(told().toSorted()).toEqual(['Segments Refreshed b1', 'Segments Refreshed b2']);
    expect(jobs.all()[0]).toMatchObject({ status: 'running', counts: { people: 3, changed: 2 } });

    setTime(t0 + MINUTE_MS);
    await runJobs(given);
    expect(jobs.all()[0]).toMatchObject({ status: 'done', counts: { people: 3, changed: 4 } });
    expect(
      new Set(bus.envelopes.flatMap(({ events }) => events.map(({ messageId }) => messageId))).size,
    ).toBe(4);
  });

  it('whoever is to be looked at earlier than armed is told too, and nobody twice who is as she should be', async () => {
    const armed = { segments: {}, clock: { atMs: t0 + 30 * DAY_MS, no: 1 } };
    const { start, runJobs, given, told } = await house([silent], [buyer('new'), buyer('armed', armed)]);
    await start('refresh-segments', {});
    await runJobs(given);
    expect(told()).toEqual(['Segments Refreshed new']);
  });

  it('who is on its list although she says nothing of it is taken off', async () => {
    const member = buyer('member', { segments: { buyers: t0 } });
    const { start, runJobs, given, memberships } = await house([buyers], [member, ann({ id: 'stray' })]);
    for (const profileId of ['member', 'stray', 'gone'])
      await memberships.put({ profileId, segmentId: 'buyers', sinceMs: t0 });
    await start('refresh-segments', { segmentIds: ['buyers'] });
    await runJobs(given);
    expect(memberships.of('buyers')).toEqual(['member']);
  });
});
