import { between, oneOf, type Random } from './random.ts';

/** Somebody who shops, with everything that the shop will ever learn of her. */
export interface Person {
  readonly id: string;
  /** Only a browser is known of her. */
  readonly isNameless: boolean;
  readonly email: string;
  readonly phone?: string;
  readonly token?: string;
  readonly firstName: string;
  readonly country: string;
  readonly locale: string;
  readonly consent: Readonly<Record<string, 'granted' | 'denied'>>;
  /** How readily she answers a message: 1 as most do. */
  readonly zeal: number;
}

const NAMES = [
  ...['Anna', 'Ben', 'Clara', 'David', 'Eva', 'Felix', 'Greta', 'Hugo', 'Ida', 'Jonas', 'Klara', 'Leon'],
  ...['Mia', 'Noah', 'Olga', 'Paul', 'Rosa', 'Sam', 'Tina', 'Uwe', 'Vera', 'Willi', 'Yara', 'Zoe'],
] as [string, ...string[]];
const LANDS = [
  ['DE', 'de'],
  ['DE', 'de'],
  ['DE', 'de'],
  ['AT', 'de'],
  ['GB', 'en'],
] as const;
const PHONES: Readonly<Record<string, (number: number) => string>> = {
  DE: (number) => `+49151${10_000_000 + number}`,
  AT: (number) => `+43664${1_000_000 + number}`,
  GB: (number) => `+4474001${String(number).padStart(5, '0')}`,
};

/** Most say yes to mail, some no, and many nothing at all. */
const consentOf = (random: Random, hasPhone: boolean): Person['consent'] => {
  const mail = random();
  const sms = random();
  return {
    ...(mail < 0.62 ? { email: 'granted' } : mail < 0.7 ? { email: 'denied' } : {}),
    ...(hasPhone && sms < 0.6 ? { sms: 'granted' } : hasPhone && sms < 0.7 ? { sms: 'denied' } : {}),
  };
};

/** @param run tells people of one run from those of another; @param number counts them. */
export const newPerson = (random: Random, run: string, number: number): Person => {
  const id = `${run}-${number}`;
  const firstName = oneOf(random, NAMES);
  const [country, locale] = oneOf(random, LANDS);
  const hasPhone = random() < 0.55;
  const hasApp = random() < 0.18;
  return {
    ...{ id, firstName, country, locale },
    isNameless: random() < 0.15,
    email: `${firstName.toLowerCase()}.${id}@example.com`,
    ...(hasPhone && { phone: PHONES[country]?.(number) ?? `+49151${20_000_000 + number}` }),
    ...(hasApp && { token: `token-${id}` }),
    consent: { ...consentOf(random, hasPhone), ...(hasApp && { push: 'granted' as const }) },
    zeal: between(random, 4, 16) / 10,
  };
};
