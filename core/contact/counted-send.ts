import type { Channel } from '../consent/consent.ts';
import type { CapWindow } from './cap-window.ts';

/** A marketing message that counts against caps. */
export interface CountedSend {
  sendId: string;
  channel: Channel;
  /** Her local day. */
  day: string;
  atMs: number;
}

const isIn = (window: CapWindow, { channel, day, atMs }: CountedSend): boolean => {
  if (window.over !== 'total' && window.over !== channel) return false;
  return 'fromDay' in window ? day >= window.fromDay : atMs > window.afterMs;
};

/** Is there room for one more in every window? */
export const hasRoom = (sent: readonly CountedSend[], windows: readonly CapWindow[]): boolean =>
  windows.every((window) => sent.filter((one) => isIn(window, one)).length < window.max);

/** `taken`: by this very message, today. */
export type Place = 'taken' | 'free' | 'none';

/** A place that was taken on another day of hers is none today: the message did not leave then, and counts when it does. */
export const placeOf = (
  sent: readonly CountedSend[],
  { sendId, day, windows }: Pick<CountedSend, 'sendId' | 'day'> & { windows: readonly CapWindow[] },
): Place => {
  if (sent.some((one) => one.sendId === sendId && one.day === day)) return 'taken';
  const others = sent.filter((one) => one.sendId !== sendId);
  return hasRoom(others, windows) ? 'free' : 'none';
};
