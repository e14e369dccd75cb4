import { describe, expect, it } from '@jest/globals';
import type { EventEnvelope, ShopEvent } from '../../../../core/event/event.ts';
import { operatorEvent } from '../../../../core/event/operator-event.ts';
import { ann, t0 } from '../../../support/ann.ts';
import { jobsRig } from '../../../support/jobs-rig.ts';

const HOUR = 3_600_000;
let count = 0;

const said = (atMs: number, changes: Partial<ShopEvent>): ShopEvent => {
  count += 1;
  // Clients number their messages as they like.
  return { type: 'track', event: 'Product Viewed', messageId: 'same', atMs, source: 'web', ...changes };
};
const entry = (...events: ShopEvent[]): EventEnvelope => ({
  v: 1,
  entryId: `e${count}`,
  receivedAtMs: events[0]?.atMs ?? t0,
  source: 'web',
  trust: 'public',
  keyId: 'local-web',
  mayStateConsent: false,
  events,
});

const run = async (archive: EventEnvelope[], erased: Record<string, number>, gone: string[] = []) => {
  const rig = jobsRig({ profiles: [ann()], archive });
  for (const [key, atMs] of Object.entries(erased)) rig.erased.set(key, atMs);
  rig.jobPorts.profiles.gone = async (ids) =>
    new Map(ids.filter((id) => gone.includes(id)).map((id) => [id, 'erased' as const]));
  const { id } = await rig.start('compact-archive', {});
  await rig.runJobs();
  return { job: await rig.jobs.get(id), left: rig.archive.events.entries };
};

describe('a compaction of the archive', () => {
  it('leaves out what names an erased identity, and keeps the others of the same request', async () => {
    const hers = said(t0, { userId: 'u1' });
    const his = said(t0, { userId: 'u2' });
    const browsing = said(t0, { anonymousId: 'a1' });
    const mail = said(t0, { type: 'identify', event: 'Identified', traits: { email: 'Ann@Example.com' } });

    const { job, left } = await run([entry(hers, his), entry(browsing), entry(mail)], {
      'userId#u1': t0 + HOUR,
      'anonymousId#a1': t0 + HOUR,
      'email#ann@example.com': t0 + HOUR,
    });

    expect(left.map(({ events }) => events)).toEqual([[his]]);
    expect(job).toMatchObject({ status: 'done', counts: { removed: 3 } });
  });

  it('keeps what came after she was erased: whoever comes back is somebody new', async () => {
    const [before, after] = [said(t0, { userId: 'u1' }), said(t0 + 2 * HOUR, { userId: 'u1' })];

    const { left } = await run([entry(before), entry(after)], { 'userId#u1': t0 + HOUR });

    expect(left.flatMap(({ events }) => events)).toEqual([after]);
  });

  it('leaves out what Kaskad itself said of her', async () => {
    const paused = (profileId: string) =>
      operatorEvent({ profileId, event: 'Contact Paused', by: 'eve', atMs: t0, properties: {} });

    const { left } = await run([paused('gone'), paused('ann')], {}, ['gone']);

    expect(left.flatMap(({ events }) => events.map(({ profileId }) => profileId))).toEqual(['ann']);
  });
});
