import { consentChanged } from '../../core/consent/consent-changed.ts';
import { saidByOf } from '../../core/consent/said-by.ts';
import { hashId } from '../../core/hash.ts';
import { addressOf } from '../../core/profile/address-of.ts';
import type { DeliveryEvent, DeliveryType } from '../../core/send/ports.ts';
import type { TimelineItem } from '../../core/send/timeline.ts';
import { log } from '../runtime/log.ts';
import { count } from '../runtime/measure.ts';
import { countMail } from './count-mail.ts';
import { reportOf } from './delivery-schema.ts';
import { moveOn } from './move-on.ts';
import type { DeliveryPorts } from './ports.ts';
import { takeReply } from './take-reply.ts';
import { tellReport } from './tell-counters.ts';
import { tellFact } from './tell-fact.ts';

/** Puts down what became of a send. Everything it writes lands on the same place when it is told twice. */
export const createHandler =
  (ports: DeliveryPorts) =>
  async (entry: unknown): Promise<void> => {
    const report = reportOf(entry, ports.clock.now());
    if (report && 'kind' in report) return takeReply(ports, report);
    const delivery = report;
    if (!delivery || !(await isThere(ports, delivery))) return;
    await ports.timeline.append([itemOf(delivery)]);
    await blockAddress(ports, delivery);
    await countMail(ports, delivery);
    await tellReport(ports, delivery);
    await tellFact(ports, delivery);
    await moveOn(ports, delivery);
    tellReported(delivery);
  };

const RETURNED: readonly DeliveryType[] = ['bounced', 'complained', 'rejected'];

const tellReported = ({ sendId, channel, type }: DeliveryEvent): void => {
  log.info('message reported', { sendId, channel, reason: type });
  if (type === 'delivered') count('MessagesDelivered');
  if (RETURNED.includes(type)) count('MessagesReturned');
};

/** Of somebody who was erased nothing is told any more. */
const isThere = async ({ profiles }: DeliveryPorts, { profileId }: DeliveryEvent): Promise<boolean> =>
  (await profiles.load([profileId])).has(profileId);

/** What she and what a machine did are two items, also where they did it at once. */
const itemOf = ({
  profileId,
  atMs,
  sendId,
  type,
  channel,
  journeyId,
  trusted,
}: DeliveryEvent): TimelineItem => ({
  profileId,
  atMs,
  id: hashId(trusted ? [sendId, type, 'trusted'] : [sendId, type]),
  entries: [{ atMs, kind: 'delivery', name: type, channel, sendId, ...(journeyId && { journeyId }) }],
});

/** An address that does not exist, or whose owner complained, is not used again; a complaint is a denial as well. */
const blockAddress = async (ports: DeliveryPorts, delivery: DeliveryEvent): Promise<void> => {
  const { type, channel, profileId, sendId, atMs } = delivery;
  if (!(type === 'bounced' && !delivery.transient) && type !== 'complained') return;
  const address = delivery.address ?? (await latestAddress(ports, delivery));
  if (address === undefined) return;
  await ports.suppressions.add(channel, address, type, atMs);
  if (type !== 'complained') return;
  const denial = { purpose: 'marketing', status: 'denied', text: 'complaint' } as const;
  const change = {
    ...denial,
    profileId,
    channel,
    address,
    atMs,
    saidBy: saidByOf(delivery),
    parts: [sendId],
  };
  await ports.bus.putEvents([consentChanged(change)]);
};

const latestAddress = async (ports: DeliveryPorts, { profileId, channel }: DeliveryEvent) => {
  const profile = (await ports.profiles.load([profileId])).get(profileId)?.value;
  return profile && addressOf(profile, channel);
};
