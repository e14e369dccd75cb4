import { DAY_MS } from '../duration.ts';

/** The first key of a deployment. Links that it signed name no key, as all did before there were several. */
export const FIRST_LINK_KEY = 'first';

/** Named in whatever it signs. */
export interface LinkKey {
  id: string;
  secret: string;
}

export interface KeptLinkKey extends LinkKey {
  /** Not known of the first. */
  madeAtMs?: number;
  signsFromMs: number;
  /** Since then nothing that it signed is believed. */
  endedAtMs?: number;
}

/** Keys are held for 15 s: by then everybody knows a new one, and no link is shown to somebody who does not. */
export const UNTIL_ALL_KNOW_MS = 30_000;

/** More would never be needed: one a quarter, for five years. */
export const MOST_LINK_KEYS = 20;

/** Short links are named by the key that made them and live for 30 days: until then an erase has to find them. */
const REMEMBERED_MS = 31 * DAY_MS;

export const isLive = ({ endedAtMs }: KeptLinkKey): boolean => endedAtMs === undefined;

export const isFull = (keys: readonly KeptLinkKey[]): boolean => keys.filter(isLive).length >= MOST_LINK_KEYS;

/** One that everybody is still to learn of: whoever asks for another means this one, and asks again since no answer came. */
export const waitingKey = (keys: readonly KeptLinkKey[], nowMs: number): KeptLinkKey | undefined =>
  keys.find((one) => isLive(one) && one.signsFromMs > nowMs);

/** A change is made again when the answer to it was lost. */
const isKept = (keys: readonly KeptLinkKey[], { id }: Pick<LinkKey, 'id'>): boolean =>
  keys.some((one) => one.id === id);

/** The latest whose time has come; one that everybody is still to learn of only where there is no other. */
export const signingKey = (keys: readonly KeptLinkKey[], nowMs: number): KeptLinkKey | undefined => {
  const live = keys.filter(isLive).toSorted((a, b) => a.signsFromMs - b.signsFromMs);
  return live.findLast(({ signsFromMs }) => signsFromMs <= nowMs) ?? live[0];
};

const remembered = (keys: readonly KeptLinkKey[], nowMs: number): KeptLinkKey[] =>
  keys.filter(({ endedAtMs }) => endedAtMs === undefined || nowMs - endedAtMs < REMEMBERED_MS);

/**
 * Those that may have named a short link which still lives: few, however many there are. Once a live key signs, none of those before
 * it does.
 */
export const namingKeys = (keys: readonly KeptLinkKey[], nowMs: number): readonly KeptLinkKey[] => {
  const inTurn = remembered(keys, nowMs).toSorted((a, b) => a.signsFromMs - b.signsFromMs);
  const from = inTurn.findLastIndex((one) => isLive(one) && nowMs - one.signsFromMs >= REMEMBERED_MS);
  return inTurn.slice(Math.max(from, 0));
};

/** `fresh` signs once everybody knows it; what the others signed goes on. The same `keys` where it is there already, where another one waits, or where there are too many. */
export const withLinkKey = (
  keys: readonly KeptLinkKey[],
  fresh: LinkKey,
  nowMs: number,
): readonly KeptLinkKey[] => {
  if (isKept(keys, fresh) || waitingKey(keys, nowMs) || isFull(keys)) return keys;
  const added = { ...fresh, madeAtMs: nowMs, signsFromMs: nowMs + UNTIL_ALL_KNOW_MS };
  return [...remembered(keys, nowMs), added];
};

/** Ends a key for good. Where it was the one that signs, `fresh` does at once: who took one may have taken those before it. */
export const withoutLinkKey = (
  keys: readonly KeptLinkKey[],
  id: string,
  fresh: LinkKey,
  nowMs: number,
): readonly KeptLinkKey[] => {
  if (!keys.some((one) => one.id === id && isLive(one))) return keys;
  const left = remembered(keys, nowMs).map((one) => (one.id === id ? { ...one, endedAtMs: nowMs } : one));
  if (signingKey(keys, nowMs)?.id !== id) return left;
  return [...left, { ...fresh, madeAtMs: nowMs, signsFromMs: nowMs }];
};
