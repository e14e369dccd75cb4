import { consentFor } from '../../core/consent/consent-for.ts';
import type { SendVerdict } from '../../core/journey/verdict.ts';
import { senderOf } from '../../core/message/sender-of.ts';
import { addressesOf, isBack, namespaceOf } from '../../core/profile/address-of.ts';
import { deviceDropped } from '../../core/push/device-dropped.ts';
import type { OutgoingMessage } from '../../core/send/ports.ts';
import { log } from '../runtime/log.ts';
import type { Claimed } from './claim.ts';
import { deliver, type ProviderAnswer } from './deliver.ts';
import type { AdvancePorts } from './ports.ts';
import type { Turn } from './turn.ts';

/** A call takes up to three seconds, and a wake has thirty. */
const MOST_DEVICES = 5;

/**
 * A message goes to one device, the one heard of last. A device that is gone is dropped, and the same message goes to the one
 * before: nobody got it yet. When that goes wrong nobody has it either, and it may be tried again. A provider refuses what comes
 * to it so late that a "no" may have come in.
 */
export const deliverToDevice = async (
  ports: AdvancePorts,
  turn: Claimed,
  verdict: SendVerdict,
  message: OutgoingMessage,
): Promise<ProviderAnswer> => {
  let answer = await deliver(ports.senders, message);
  if (!isGone(answer)) return answer;
  const others = await unlessAway(async () => {
    await drop(ports, turn, message);
    return otherDevices(ports, turn, verdict);
  });
  if (!others) return { kind: 'refused' };
  for (const next of others) {
    const again = forDevice(turn, message, next);
    answer = await deliver(ports.senders, again);
    if (!isGone(answer)) return answer;
    if (!(await unlessAway(() => drop(ports, turn, again)))) return { kind: 'refused' };
  }
  return answer;
};

/** Between two calls: never around one, whose message may have left. */
const unlessAway = async <T>(act: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await act();
  } catch (error) {
    log.warn('another device cannot be looked for', { error });
    return undefined;
  }
};

type Device = Pick<OutgoingMessage, 'to' | 'from'>;

/** The same message for another device, without what was said of the one before. */
const forDevice = (
  { situation: { profile } }: Turn,
  { isBack: _, ...message }: OutgoingMessage,
  device: Device,
): OutgoingMessage => ({
  ...message,
  ...device,
  ...(message.channel === 'push' && isBack(profile, device.to) && { isBack: true as const }),
});

export const isGone = (answer: ProviderAnswer): boolean => answer.kind === 'rejected' && answer.gone === true;

const drop = async (
  { bus, clock }: AdvancePorts,
  { memory }: Turn,
  { profileId, channel, to }: OutgoingMessage,
): Promise<true> => {
  const namespace = namespaceOf(channel);
  if (namespace === undefined || (channel !== 'push' && channel !== 'webpush')) return true;
  memory.gone.push({ namespace, value: to });
  await bus.putEvents([deviceDropped({ profileId, channel, namespace, value: to, atMs: clock.now() })]);
  return true;
};

/** Those that she may be reached at as well, the latest first. */
const otherDevices = async (
  { suppressions }: AdvancePorts,
  { situation: { profile, snapshot } }: Turn,
  { channel, address, purpose }: SendVerdict,
): Promise<Device[]> => {
  const others = addressesOf(profile, channel)
    .map(({ value }) => value)
    .filter((to) => to !== address && isAllowed(to))
    .slice(0, MOST_DEVICES - 1);
  const found = await Promise.all(
    others.map(async (to) => {
      const from = senderOf(snapshot.shop, { channel, address: to }, profile);
      return 'reason' in from || (await suppressions.find(channel, to)) ? [] : [{ to, ...from }];
    }),
  );
  return found.flat();

  function isAllowed(to: string): boolean {
    return purpose === 'transactional' || consentFor(profile, channel, to, purpose)?.status === 'granted';
  }
};
