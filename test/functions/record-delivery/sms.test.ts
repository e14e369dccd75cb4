import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import { createHandler } from '../../../functions/record-delivery/handler.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { t0 } from '../../support/ann.ts';
import { fakeBus } from '../../support/fakes/bus.ts';

const due = t0 + HOUR_MS;
const phone = '+4915112345678';

const withRecord = (options: Parameters<typeof advanceRig>[0] = {}) => {
  const rig = advanceRig(options);
  const bus = fakeBus();
  const { suppressions, breaker, profiles } = rig;
  const record = createHandler({
    ...rig.ports,
    replies: rig.replies,
    firstTimes: rig.firstTimes,
    profiles,
    suppressions,
    breaker,
    bus,
  });
  return { ...rig, bus, record };
};

/** Ann ignored the mail and has got an SMS. */
const afterSms = async () => {
  const rig = withRecord();
  await rig.wakes.arm(rig.wake(), due);
  await rig.until(due + DAY_MS + MINUTE_MS);
  const sms = rig.provider.accepted.find(({ channel }) => channel === 'sms');
  if (!sms) throw new Error('no SMS');
  const { sendId, profileId, enrollmentId, journeyId } = sms;
  const report = (eventType: string, more: object = {}) => ({
    eventType,
    eventVersion: '1.0',
    eventTimestamp: due + DAY_MS + 1000,
    isFinal: true,
    destinationPhoneNumber: phone,
    messageId: 'm1',
    context: { sendId, profileId, enrollmentId, journeyId },
    ...more,
  });
  const deliveries = () => rig.timeline.entries().filter(({ kind }) => kind === 'delivery');
  return { ...rig, report, deliveries };
};

describe('a report of End User Messaging', () => {
  it('is a delivery of the send that its context names', async () => {
    const rig = await afterSms();
    await rig.record(rig.report('TEXT_QUEUED'));
    await rig.record(rig.report('TEXT_SUCCESSFUL', { isFinal: false }));
    await rig.record(rig.report('TEXT_DELIVERED'));

    expect(rig.deliveries()).toEqual([
      expect.objectContaining({ name: 'delivered', channel: 'sms', journeyId: 'cart-abandoned' }),
    ]);
  });

  it('of a number that is none blocks it; what a carrier did not pass on may go through another time', async () => {
    const rig = await afterSms();

    await rig.record(rig.report('TEXT_CARRIER_BLOCKED'));
    expect(await rig.suppressions.find('sms', phone)).toBeUndefined();
    await rig.record(rig.report('TEXT_INVALID'));
    expect(await rig.suppressions.find('sms', phone)).toMatchObject({ reason: 'bounced' });
    expect(rig.deliveries().map(({ name }) => name)).toEqual(['rejected', 'bounced']);
  });

  it('of a message that no journey sent is passed over', async () => {
    const rig = await afterSms();
    await rig.record(rig.report('TEXT_DELIVERED', { context: undefined }));
    await rig.record(rig.report('TEXT_DELIVERED', { context: { other: 'x' } }));

    expect(rig.deliveries()).toEqual([]);
  });
});

describe('what somebody writes by SMS', () => {
  const inbound = (messageBody: string, changes: object = {}) => ({
    originationNumber: phone,
    destinationNumber: '+4930123456',
    messageKeyword: 'KEYWORD',
    messageBody,
    inboundMessageId: 'in1',
    ...changes,
  });
  const said = ({ bus }: ReturnType<typeof withRecord>) =>
    bus.envelopes.flatMap(({ events }) =>
      events.map(({ event, profileId, properties }) => ({ event, profileId, ...properties })),
    );

  it('is an event of hers, the same however often it is told', async () => {
    const rig = withRecord();
    await rig.record(inbound('Is it still there?'));
    await rig.record(inbound('Is it still there?'));

    expect(said(rig)[0]).toEqual({
      event: 'SMS Received',
      profileId: 'ann',
      phone,
      text: 'Is it still there?',
      provider: 'eum',
    });
    expect(new Set(rig.bus.envelopes.map(({ entryId }) => entryId)).size).toBe(1);
  });

  it('stands in the inbox, once however often and whenever it is told', async () => {
    const rig = withRecord();
    await rig.record(inbound('Is it still there?'));
    rig.setTime(t0 + MINUTE_MS);
    await rig.record(inbound('Is it still there?'));
    await rig.record(inbound('Hello?', { inboundMessageId: 'in2' }));

    expect(rig.replies.all()).toMatchObject([
      { profileId: 'ann', from: phone, text: 'Is it still there?', status: 'open', provider: 'eum' },
      { text: 'Hello?', status: 'open' },
    ]);
  });

  it.each(['СТОП', 'start'])('and is no work where it is a keyword: %s', async (text) => {
    const rig = withRecord();
    await rig.record(inbound(text));

    expect(rig.replies.all()).toMatchObject([{ text, status: 'done', keyword: expect.any(String) }]);
  });

  it('leaves nothing in the inbox of somebody who is erased meanwhile', async () => {
    const rig = withRecord();
    await rig.record(inbound('Hello?'));

    expect(rig.erasure.swept).toContain('ann');
  });

  it.each([
    ['СТОП', 'denied', 'stop'],
    ['start', 'granted', 'start'],
  ])('%s is also a statement about that number: %s', async (text, status, keyword) => {
    const rig = withRecord();
    await rig.record(inbound(text));

    expect(said(rig)).toEqual([
      expect.objectContaining({ event: 'Consent Changed', channel: 'sms', address: phone, status, text }),
      expect.objectContaining({ event: 'SMS Received', keyword }),
    ]);
  });

  it('is heard in the words that the shop adds', async () => {
    const rig = withRecord({ shop: { sms: { stopWords: ['Genug'] } } });
    await rig.record(inbound('genug!'));

    expect(said(rig)[0]).toMatchObject({ status: 'denied' });
  });

  it('by a number of nobody makes no profile: its STOP is kept, and what was known of it before stands', async () => {
    const rig = withRecord();
    const [stranger, bounced] = ['+33612345678', '+33612345679'];
    await rig.suppressions.add('sms', bounced, 'bounced', 1);
    await rig.record(inbound('Hello', { originationNumber: stranger }));
    expect(await rig.suppressions.find('sms', stranger)).toBeUndefined();

    await rig.record(inbound('STOP', { originationNumber: stranger }));
    await rig.record(inbound('STOP', { originationNumber: bounced }));

    expect(rig.bus.envelopes).toEqual([]);
    expect(await rig.suppressions.find('sms', stranger)).toMatchObject({ reason: 'stopped' });
    expect(await rig.suppressions.find('sms', bounced)).toMatchObject({
      reason: 'bounced',
      stoppedAtMs: expect.any(Number),
    });
  });

  it.each(['', 'TEASHOP', '12', '\r\n'])(
    'from what is no number is passed over: %j',
    async (originationNumber) => {
      const rig = withRecord();
      await rig.record(inbound('STOP', { originationNumber }));

      expect(rig.bus.envelopes).toEqual([]);
    },
  );
});
