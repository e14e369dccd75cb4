import { expect, it } from '@jest/globals';
import { freshKaskad, SERVER } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

interface Card {
  offers: unknown[];
  pausedUntil: string | null;
  openComplaints: { id: string; openedAt: string }[];
  enrollments: {
    journeyId: string;
    status: string;
    reason?: string;
    nextSend?: { channel: string; template: string; at: string } | null;
    noSendBecause?: string;
  }[];
}

const operatorOf = (shopper: Shopper) => {
  const path = async (rest = '') => `/v1/profiles/${(await shopper.view()).id}${rest}`;
  return {
    async does(act: string, body?: unknown) {
      const answer = await kaskad().admin('POST', await path(`/${act}`), body);
      await kaskad().idle();
      return answer;
    },
    card: async () => (await kaskad().admin('GET', await path())).json as unknown as Card,
    timeline: async () => kaskad().timeline((await shopper.view()).id),
  };
};

/** Ann left a cart just now; an operator has her card open. */
const atHerCard = async () => {
  const ann = await newShopper(kaskad());
  await ann.adds('p1');
  return { ann, operator: operatorOf(ann) };
};

localOnly.describe('an operator', () => {
  it('sees what is sent next, and pauses it for three days', async () => {
    const { ann, operator } = await atHerCard();
    const before = (await operator.card()).enrollments[0];
    expect(before?.nextSend).toMatchObject({ channel: 'email', template: 'cart-email' });

    expect(await operator.does('pause', { days: 3, text: 'on holiday' })).toMatchObject({
      status: 202,
      json: { accepted: true },
    });
    const card = await operator.card();
    expect(Date.parse(card.pausedUntil ?? '')).toBeGreaterThan((await kaskad().now()) + 2.9 * 86_400_000);
    expect(card.enrollments[0]?.nextSend?.at).toBe(card.pausedUntil);
    await kaskad().advance('PT70H');
    expect(await ann.got()).toEqual([]);
    await kaskad().advance('PT3H');
    expect(await ann.got()).toEqual(['email']);

    const entries = await operator.timeline();
    expect(entries.filter(({ kind }) => kind === 'held')).toMatchObject([{ reason: 'on-pause' }]);
    expect(entries.filter(({ kind }) => kind === 'operator')).toMatchObject([
      { name: 'Contact Paused', by: 'local-admin', reason: 'on holiday' },
    ]);
  });

  it('opens a complaint, which keeps the SMS back until it is closed', async () => {
    const { ann, operator } = await atHerCard();
    await kaskad().advance('PT61M');
    const { complaintId } = (await operator.does('complaints', { text: 'broken kettle' })).json;
    expect((await operator.card()).openComplaints).toMatchObject([{ id: complaintId }]);
    await kaskad().advance('P2D');
    expect(await ann.got()).toEqual(['email']);

    await operator.does(`complaints/${complaintId}/close`);
    expect((await operator.card()).openComplaints).toEqual([]);
    await kaskad().advance('PT61M');
    expect(await ann.got()).toEqual(['email', 'sms']);
  });

  it('and a ticket system do not let anything go that an order has ended', async () => {
    const { ann, operator } = await atHerCard();
    await kaskad().advance('PT61M');
    const call = { key: SERVER, source: 'callcentre' };
    await ann.tracks('Call Completed', {}, call);
    await ann.tracks('Complaint Opened', { complaint_id: 'T-1' }, call);
    await ann.tracks('Complaint Opened', { complaint_id: 'T-2' });
    expect((await operator.card()).openComplaints).toMatchObject([{ id: 'T-1' }]);
    await kaskad().advance('P2D');
    await ann.orders({}, 'pos');
    await ann.tracks('Complaint Closed', { complaint_id: 'T-1' }, call);
    await kaskad().advance('P2D');

    expect(await ann.got()).toEqual(['email']);
    const timeline = await operator.timeline();
    expect(timeline).toContainEqual(
      expect.objectContaining({ kind: 'event', name: 'Call Completed', source: 'callcentre' }),
    );
    expect(timeline).toContainEqual(
      expect.objectContaining({ name: 'Order Completed', source: 'pos', about: expect.any(String) }),
    );
  });

  it('takes her out of a journey at once', async () => {
    const { ann, operator } = await atHerCard();
    await kaskad().advance('PT61M');
    await operator.does('leave-journey', { journeyId: 'cart-abandoned' });

    expect(await ann.enrollment()).toMatchObject({ status: 'exited', reason: 'operator' });
    await kaskad().advance('P2D');
    expect(await ann.got()).toEqual(['email']);
    expect((await ann.skips()).filter(({ channel }) => channel === 'sms')).toMatchObject([
      { reason: 'operator' },
    ]);
  });

  it('opts her out of everything', async () => {
    const { ann, operator } = await atHerCard();
    await operator.does('opt-out', { text: 'asked on the phone' });
    await kaskad().advance('P2D');

    expect(await ann.got()).toEqual([]);
    const { consent } = await ann.view();
    expect(consent.map(({ status }) => status)).not.toContain('granted');
    expect(consent.find(({ channel }) => channel === 'email')).toMatchObject({ text: 'asked on the phone' });
  });

  it('sends the link to the cart again, though she is opted out: once a minute', async () => {
    const { ann, operator } = await atHerCard();
    await operator.does('opt-out');
    expect((await operator.does('resend-link', { channel: 'sms' })).status).toBe(202);
    expect((await operator.does('resend-link', { channel: 'sms' })).status).toBe(202);
    await kaskad().advance('PT2S');
    expect(await ann.got()).toEqual(['sms']);
    await kaskad().advance('PT2M');
    await operator.does('resend-link', { channel: 'sms' });
    await kaskad().advance('PT2S');

    expect(await ann.got()).toEqual(['sms', 'sms']);
    const [sms] = await ann.inbox();
    const link = /https?:\/\/\S+\/c\/\S+/.exec(sms?.text ?? '')?.[0] ?? '';
    const answer = await fetch(link, { redirect: 'manual' });
    expect(answer.headers.get('location')).toMatch(/^https:\/\/shop\.example\/cart\?/);
    expect(await operator.timeline()).toContainEqual(
      expect.objectContaining({ kind: 'send', channel: 'sms', sendId: sms?.sendId }),
    );
    expect((await operator.does('resend-link', { channel: 'push' })).status).toBe(409);
    await ann.orders();
    expect((await operator.does('resend-link', { channel: 'sms' })).status).toBe(409);
  });

  it('leaves a trace: the audit names the act and the person, and nothing of hers', async () => {
    const { ann, operator } = await atHerCard();
    await operator.does('resume', { text: 'private words' });

    const { json, text } = await kaskad().admin('GET', '/v1/audit');
    const { id } = await ann.view();
    expect((json as { entries: unknown[] }).entries[0]).toMatchObject({
      by: 'local-admin',
      action: 'resume',
      kind: 'person',
      id,
    });
    expect(text).not.toContain('private words');
    expect(text).not.toContain(ann.email);
  });
});
