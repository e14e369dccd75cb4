import type { Luck } from '../luck.ts';

/** What a person does about her cart. */
export type Manner =
  | 'ignores'
  | 'orders'
  | 'unsubscribes'
  | 'denies'
  | 'visits'
  | 'clicks'
  | 'bounces'
  | 'complains'
  | 'touches'
  | 'logs in later'
  | 'replies stop'
  | 'is erased'
  | 'crowd'
  | 'wants a receipt';

export interface Person {
  no: number;
  userId: string;
  email: string;
  phone: string | undefined;
  device: string | undefined;
  zone: string;
  /** Which channels she has allowed. */
  allows: { email: boolean; sms: boolean };
  manner: Manner;
  startsAtMs: number;
}

/** A zone, and how its phone numbers begin and go on. */
const places: readonly [[string, string, number], ...[string, string, number][]] = [
  ['Europe/Berlin', '+49151', 8],
  ['Europe/Moscow', '+7916', 7],
  ['America/New_York', '+12125', 6],
  ['Asia/Kolkata', '+9198', 8],
  ['Australia/Lord_Howe', '+6141', 7],
  ['Pacific/Apia', '+68572', 5],
];

const manners: readonly [Manner, number][] = [
  ['ignores', 30],
  ['orders', 22],
  ['unsubscribes', 10],
  ['denies', 6],
  ['visits', 6],
  ['clicks', 6],
  ['bounces', 5],
  ['complains', 4],
  ['touches', 5],
  ['logs in later', 6],
  ['replies stop', 5],
  ['is erased', 5],
];

const mannerOf = (luck: Luck): Manner => {
  let left = luck.next() * manners.reduce((sum, [, share]) => sum + share, 0);
  for (const [manner, share] of manners) {
    left -= share;
    if (left < 0) return manner;
  }
  return 'ignores';
};

const phoneOf = (prefix: string, digits: number, no: number): string =>
  `${prefix}${String(10 ** (digits - 1) + no)}`;

/** Somebody with a place, addresses and a way of her own; every five hundredth is whom all journeys want at once. */
export const personOf = (luck: Luck, no: number, startsAtMs: number): Person => {
  const [zone, prefix, digits] = luck.pick(places);
  const isCrowded = no % 500 === 7;
  return {
    no,
    userId: `user-${no}`,
    email: `u${no}@example.com`,
    phone: luck.hits(0.85) ? phoneOf(prefix, digits, no) : undefined,
    device: luck.hits(0.25) ? `token-${no}` : undefined,
    zone,
    allows: { email: isCrowded || luck.hits(0.9), sms: luck.hits(0.85) },
    manner: isCrowded ? 'crowd' : mannerOf(luck),
    startsAtMs,
  };
};
