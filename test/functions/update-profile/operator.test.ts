import { describe, expect, it } from '@jest/globals';
import { consentFor } from '../../../core/consent/consent-for.ts';
import { consentsOf } from '../../../core/consent/consents-of.ts';
import { optOut } from '../../../core/consent/opt-out.ts';
import { operatorEvent } from '../../../core/event/operator-event.ts';
import { openComplaints } from '../../../core/profile/operator/marks.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { identify, shopEvent, startMs } from '../../support/events.ts';
import { shopFloor } from './shop-floor.ts';

const withAnn = async () => {
  const floor = shopFloor();
  await floor.server(
    identify({ userId: 'u1', traits: { email: 'ann@example.com', consent: { email: 'granted' } } }),
  );
  const ann = () => floor.who('userId', 'u1') as Profile;
  return { ...floor, ann };
};

const complaint = (complaint_id: string, source = 'callcentre') =>
  shopEvent({ event: 'Complaint Opened', userId: 'u1', source, properties: { complaint_id }, inMs: 1 });

describe("an operator's word", () => {
  it('changes the person and shows in her history with who said it and why', async () => {
    const { ann, deliver, timeline } = await withAnn();
    const until = '2026-03-05T09:00:00.000Z';

    await deliver(
      operatorEvent({
        profileId: ann().id,
        event: 'Contact Paused',
        by: 'eve',
        text: 'on holiday',
        atMs: startMs + 1,
        properties: { until },
      }),
    );

    expect(ann().pause).toEqual({ saidAtMs: startMs + 1, endsAtMs: Date.parse(until) });
    expect(timeline.entries().at(-1)).toEqual({
      atMs: startMs + 1,
      kind: 'operator',
      name: 'Contact Paused',
      source: 'operator',
      by: 'eve',
      reason: 'on holiday',
    });
  });

  it('is no word of a client that calls itself operator', async () => {
    const { ann, server, timeline } = await withAnn();
    const properties = { until: '2026-03-05T09:00:00.000Z', by: 'eve', text: 'none' };

    await server(shopEvent({ event: 'Contact Paused', userId: 'u1', source: 'operator', properties }));

    expect(ann()).not.toHaveProperty('pause');
    expect(timeline.entries().at(-1)).toMatchObject({ kind: 'event', name: 'Contact Paused' });
    expect(timeline.entries().at(-1)).not.toHaveProperty('by');
  });

  it('opts her out of what she has and of what she registers next', async () => {
    const { ann, deliver, server } = await withAnn();
    const device = (atMs: number) =>
      identify({ userId: 'u1', source: 'app', atMs, context: { device: { token: 'token', type: 'ios' } } });

    await deliver(...optOut({ profile: ann(), by: 'eve', atMs: startMs + 1 }));
    await server(device(startMs + 2));

    expect(consentFor(ann(), 'email', 'ann@example.com', 'marketing')?.status).toBe('denied');
    expect(consentFor(ann(), 'push', 'token', 'marketing')?.status).toBe('denied');
    expect(consentsOf(ann()).filter(({ status }) => status === 'granted')).toEqual([]);
  });
});

describe('a complaint', () => {
  it('is opened by a ticket system with its secret key, and closed by hand', async () => {
    const { ann, server, deliver } = await withAnn();

    await server(complaint('4711'), complaint('4712'));
    const properties = { complaintId: '4711' };
    await deliver(
      operatorEvent({
        profileId: ann().id,
        event: 'Complaint Closed',
        by: 'eve',
        atMs: startMs + 2,
        properties,
      }),
    );

    expect(openComplaints(ann()).map(({ id }) => id)).toEqual(['4712']);
  });

  it('is opened by nobody with a public key', async () => {
    const { ann, browser } = await withAnn();

    await browser(complaint('4711'));

    expect(ann()).not.toHaveProperty('complaints');
  });
});

it('a call of the call centre stands in history with where it came from', async () => {
  const { server, timeline } = await withAnn();

  await server(shopEvent({ event: 'Call Completed', userId: 'u1', source: 'callcentre' }));

  expect(timeline.entries().at(-1)).toMatchObject({
    kind: 'event',
    name: 'Call Completed',
    source: 'callcentre',
  });
});
