import type { Luck } from '../luck.ts';

/** Who counts is a `customer`; the others live like her and must count nowhere. */
export type Kind = 'customer' | 'staff' | 'tester' | 'robot';

/** What she does about messages. */
export interface Habits {
  opens: boolean;
  /** Her mail program loads the pictures of what nobody reads. */
  loadsAhead: boolean;
  clicks: boolean;
  /** Her mail gateway follows all links. */
  isScanned: boolean;
  unsubscribes: boolean;
  stops: boolean;
  bounces: boolean;
  complains: boolean;
}

export interface Customer {
  /** Names her in every event: a userId, or the anonymousId of a browser. */
  key: string;
  isKnown: boolean;
  /** Who the browser turns out to belong to. */
  logsInAs?: string;
  kind: Kind;
  email?: string;
  phone?: string;
  device?: string;
  allows: { email: boolean; sms: boolean };
  habits: Habits;
}

/** Nobody of these comes to anything in figures. */
export const STAFF = 'staff-*';

const kindOf = (luck: Luck): Kind => {
  const draw = luck.next();
  if (draw < 0.04) return 'staff';
  if (draw < 0.08) return 'tester';
  return draw < 0.1 ? 'robot' : 'customer';
};

const habitsOf = (luck: Luck): Habits => ({
  opens: luck.hits(0.4),
  loadsAhead: luck.hits(0.2),
  clicks: luck.hits(0.45),
  isScanned: luck.hits(0.15),
  unsubscribes: luck.hits(0.07),
  stops: luck.hits(0.1),
  bounces: luck.hits(0.04),
  complains: luck.hits(0.03),
});

const addressed = (luck: Luck, name: string, no: number) => ({
  ...(luck.hits(0.95) && { email: `${name}@example.com` }),
  ...(luck.hits(0.85) && { phone: `+4479111${String(no).padStart(5, '0')}` }),
  ...(luck.hits(0.25) && { device: `token-${name}` }),
  allows: { email: luck.hits(0.9), sms: luck.hits(0.85) },
  habits: habitsOf(luck),
});

/** One with a number in the shop's file. */
export const knownCustomer = (luck: Luck, no: number): Customer => {
  const kind = kindOf(luck);
  const key = `${kind === 'staff' ? 'staff' : 'customer'}-${no}`;
  return { key, isKnown: true, kind, ...addressed(luck, key, no) };
};

/** A buyer without a number: a browser, which one of three logs in with later. */
export const anonymousCustomer = (luck: Luck, invoiceNo: string, no: number): Customer => {
  const key = `browser-${invoiceNo}`;
  const who = addressed(luck, `late-${no}`, no);
  const isLate = luck.hits(0.33);
  return {
    ...{ key, isKnown: false, kind: isLate ? 'customer' : luck.hits(0.15) ? 'robot' : 'customer' },
    ...(isLate && { ...who, logsInAs: `late-${no}` }),
    allows: who.allows,
    habits: who.habits,
  };
};
