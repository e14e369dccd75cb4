import type { Arrival } from '../../core/event/normalise.ts';
import { hashId } from '../../core/hash.ts';
import { netOf } from '../../core/source/address-net.ts';
import { addressLimitOf, limitOf } from '../../core/source/source-limit.ts';
import type { Room, Throttle } from '../../core/throttle/ports.ts';

/** Kept as a hash: nobody's address stands in a table. */
const nameOf = (sourceId: string, ip: string): string => `net:${hashId([sourceId, netOf(ip)], 16)}`;

/**
 * Room for so many events within the limit of their source. What anybody may send, who sees the key in a page, needs room within
 * that of its address too.
 */
export const roomFor = (
  throttle: Throttle,
  { source, ip }: Pick<Arrival, 'source' | 'ip'>,
  amount: number,
  countedAs = source.id,
): Room => {
  const ofAll = () => throttle.take(countedAs, { perSecond: limitOf(source) }, amount);
  if (ip === undefined) return ofAll();
  const own = throttle.take(nameOf(source.id, ip), { perSecond: addressLimitOf(source) }, amount);
  return own.kind === 'refused' ? own : within(own, ofAll());
};

type Taken = Extract<Room, { kind: 'taken' }>;

/** Both, or none of them. */
const within = (own: Taken, whole: Room): Room => {
  if (whole.kind === 'refused') {
    own.release();
    return whole;
  }
  return {
    kind: 'taken',
    async tell() {
      await Promise.all([own.tell(), whole.tell()]);
    },
    release() {
      own.release();
      whole.release();
    },
  };
};
