import type { Suppression } from '../privacy/is-lifted.ts';
import { isListed } from './block-list.ts';

/** Why an address is to be blocked, and since when. */
export interface Blocking {
  reason: string;
  atMs: number;
}

/** When she said no herself, as far as the list knows. */
export const saidNoAtMs = (seen: Suppression | undefined): number | undefined =>
  seen?.reason === 'stopped' ? seen.atMs : seen?.stoppedAtMs;

const erasedOf = (seen: Suppression | undefined): Pick<Suppression, 'erasedAtMs'> => {
  const erasedAtMs = seen?.reason === 'erased' ? seen.atMs : seen?.erasedAtMs;
  return erasedAtMs === undefined ? {} : { erasedAtMs };
};

const latest = (...times: (number | undefined)[]): number | undefined => {
  const known = times.filter((one) => one !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
};

/**
 * What stands after one more reason. Her own no is no weaker for what happens to the address: whichever comes first, it stands beside
 * that, and alone once that is lifted.
 */
export const blockedFor = (seen: Suppression | undefined, { reason, atMs }: Blocking): Suppression => {
  const stoppedAtMs = latest(saidNoAtMs(seen), reason === 'stopped' ? atMs : undefined);
  const stands = reason === 'stopped' && seen && isListed(seen.reason) ? seen : { reason, atMs };
  if (stands.reason === 'stopped') return { reason, atMs: stoppedAtMs ?? atMs, ...erasedOf(seen) };
  return {
    ...{ reason: stands.reason, atMs: stands.atMs },
    ...erasedOf(seen),
    ...(stoppedAtMs !== undefined && { stoppedAtMs }),
  };
};

/** What goes on standing when somebody else lifts it: all of it, where nothing stands that they may lift. */
export const leftOf = (seen: Suppression): Suppression | undefined => {
  if (!isListed(seen.reason)) return seen;
  const erased = erasedOf(seen);
  if (seen.stoppedAtMs !== undefined) return { reason: 'stopped', atMs: seen.stoppedAtMs, ...erased };
  return erased.erasedAtMs === undefined ? undefined : { reason: 'erased', atMs: erased.erasedAtMs };
};

/** Is it more than is known? A later time of the same reason, her no beside what is graver, or a graver reason. */
export const saysMore = (seen: Suppression | undefined, { reason, atMs }: Blocking): boolean => {
  if (!seen) return true;
  if (reason === 'stopped') return atMs > (saidNoAtMs(seen) ?? Number.NEGATIVE_INFINITY);
  return seen.reason === reason ? atMs > seen.atMs : !isListed(seen.reason);
};

/** Is her no, said then, more than is known? Of somebody who was erased the address is not put down again. */
export const isNewNo = (seen: Suppression | undefined, atMs: number): boolean =>
  erasedOf(seen).erasedAtMs === undefined && saysMore(seen, { reason: 'stopped', atMs });
