/** Where a browser is reached, and what a message to it is encrypted with (RFC 8291). */
export interface BrowserSubscription {
  /** The push service's URL for this browser. */
  endpoint: string;
  /** Its public key, base64url. */
  p256dh: string;
  /** Its secret, base64url. */
  auth: string;
}

/** What is longer can be no key of the table. */
const LONGEST_ENDPOINT = 800;
/** An uncompressed point of P-256 begins with 4; 65 bytes. */
const POINT = /^B[\w-]{86}$/;
/** 16 bytes. */
const SECRET = /^[\w-]{22}$/;
const LOOPBACK = /^(127\.0\.0\.1|localhost)$/;

/**
 * The one spelling of a subscription, which is the address of the channel `webpush`: `<endpoint>#<p256dh>.<auth>`. Takes that, or what
 * `PushSubscription.toJSON()` makes, as JSON or as text; undefined for anything else.
 */
export const subscriptionAddress = (raw: unknown): string | undefined => {
  const said = typeof raw === 'string' ? fromText(raw.trim()) : fromFields(raw);
  if (!said || !isEndpoint(said.endpoint) || !POINT.test(said.p256dh) || !SECRET.test(said.auth))
    return undefined;
  return `${said.endpoint}#${said.p256dh}.${said.auth}`;
};

/** The parts of an address of the channel `webpush`. */
export const subscriptionOf = (address: string): BrowserSubscription | undefined => {
  const [, endpoint = '', p256dh = '', auth = ''] = /^([^#]*)#([^.]*)\.([^.]*)$/.exec(address) ?? [];
  return endpoint === '' ? undefined : { endpoint, p256dh, auth };
};

const fromText = (text: string): BrowserSubscription | undefined => {
  if (!text.startsWith('{')) return subscriptionOf(text);
  try {
    return fromFields(JSON.parse(text));
  } catch {
    return undefined;
  }
};

const fromFields = (raw: unknown): BrowserSubscription | undefined => {
  if (!isFields(raw) || typeof raw.endpoint !== 'string' || !isFields(raw.keys)) return undefined;
  const { p256dh, auth } = raw.keys;
  if (typeof p256dh !== 'string' || typeof auth !== 'string') return undefined;
  return { endpoint: raw.endpoint, p256dh: asUrlSafe(p256dh), auth: asUrlSafe(auth) };
};

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Some clients spell them with the other alphabet, or with padding. */
const asUrlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** https, or this very machine in the local run; whether it may be called is judged where it is called. */
const isEndpoint = (text: string): boolean => {
  if (text.length > LONGEST_ENDPOINT || text.includes('#') || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password, href } = new URL(text);
  if (username !== '' || password !== '' || href !== text) return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
};
