export interface Shopper {
  userId: string;
  name: string;
  email: string;
  phone: string;
  consent: { email: boolean; sms: boolean; push: boolean };
}

/** A shop's own number of a customer: the same address on another device is the same customer. */
export function userIdOf(email: string): string {
  let hash = 0x811c9dc5;
  for (const letter of email.trim().toLowerCase())
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `customer-${hash.toString(36)}`;
}

const digits = (count: number, random: () => number): string =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('');

/** Somebody new each time; example.com belongs to nobody. */
export function exampleShopper(name: string, handle: string, random: () => number = Math.random): Shopper {
  const email = `${handle}.${digits(5, random)}@example.com`;
  const phone = `+49151${1 + Math.floor(random() * 9)}${digits(7, random)}`;
  return { userId: userIdOf(email), name, email, phone, consent: { email: true, sms: true, push: false } };
}

/** What an `identify` says of her; only what she allowed is said, silence is no consent. */
export function traitsOf(shopper: Shopper, language: string, timezone: string): Record<string, unknown> {
  const granted = Object.entries(shopper.consent).filter(([, allowed]) => allowed);
  return {
    name: shopper.name,
    firstName: shopper.name.split(' ')[0],
    email: shopper.email,
    phone: shopper.phone,
    country: 'DE',
    locale: language,
    timezone,
    ...(granted.length > 0
      ? { consent: Object.fromEntries(granted.map(([channel]) => [channel, 'granted'])) }
      : {}),
  };
}
