import type { Api } from './api.ts';
import type { Memory, Who } from './memory.ts';

const DAY_MS = 86_400_000;

export interface PushOptions {
  /** A file of the shop's own origin; its one line is `importScripts('https://YOUR_API/kaskad-sw.js')`. */
  worker?: string;
  /** Instead of the browser's own push service. */
  subscribe?: (registration: ServiceWorkerRegistration, publicKey: string) => Promise<PushSubscriptionJSON>;
}

/** `unsupported`: this browser knows no web push, or only after the shop was added to the home screen. */
export type PushAnswer = 'granted' | 'denied' | 'default' | 'unsupported';

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  );

const isSame = (held: ArrayBuffer | null | undefined, key: Uint8Array): boolean =>
  held != null && new Uint8Array(held).every((byte, index) => byte === key[index]);

/** One made for another key would be refused by the push service. */
const ownSubscription = async ({ pushManager }: ServiceWorkerRegistration, publicKey: string) => {
  const applicationServerKey = bytesOf(publicKey);
  const held = await pushManager.getSubscription();
  if (held && isSame(held.options.applicationServerKey, applicationServerKey)) return held.toJSON();
  await held?.unsubscribe();
  return (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })).toJSON();
};

/** Asks the visitor, subscribes the browser and says so, once whoever left is gone. Browsers want it called from a click. */
export const subscribe = async (
  api: Api,
  memory: Memory,
  options: PushOptions,
  leaving: Promise<void>,
): Promise<PushAnswer> => {
  const isAble = 'serviceWorker' in navigator && 'Notification' in window;
  if (!isAble || !(options.subscribe || 'PushManager' in window)) return 'unsupported';
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return permission;
  await leaving;
  await navigator.serviceWorker.register(options.worker ?? '/kaskad-sw.js');
  const registration = await navigator.serviceWorker.ready;
  const { publicKey } =
    (await api.get<{ publicKey: string }>('/v1/push/key', { writeKey: api.writeKey })) ?? {};
  if (!publicKey) return 'default';
  const make = options.subscribe ?? ownSubscription;
  await register(api, memory, await make(registration, publicKey));
  return 'granted';
};

const register = async (api: Api, memory: Memory, token: PushSubscriptionJSON): Promise<void> => {
  const { anonymousId, userId } = memory.get();
  const isTaken = await api.post('/v1/push/subscriptions', { subscription: token, anonymousId, userId });
  // What was not taken is said again by the next page.
  memory.set({ push: { token, userId, atMs: isTaken ? Date.now() : 0 } });
};

const heldHere = async (): Promise<PushSubscription | null | undefined> => {
  const registration = await navigator.serviceWorker?.getRegistration();
  return registration?.pushManager?.getSubscription();
};

export type SayDevice = (device: { type: 'webpush'; token: PushSubscriptionJSON }, who: Who) => void;

/** Tells of the device, and takes the permission back at the browser's push service: what is sent there all the same arrives nowhere. */
const end = async (who: Who, known: PushSubscriptionJSON | undefined, say: SayDevice): Promise<void> => {
  const held = await heldHere().catch(() => undefined);
  const token = held?.toJSON() ?? known;
  if (token) say({ type: 'webpush', token }, who);
  await held?.unsubscribe();
};

export const unsubscribe = async (memory: Memory, say: SayDevice): Promise<void> => {
  const { push, ...who } = memory.get();
  memory.set({ push: undefined });
  await end(who, push?.token, say);
};

/** After a log-out: whoever comes next gets none of her messages. Goes on with the next page, should this one end first. */
export const endForWhoLeft = async (memory: Memory, say: SayDevice): Promise<void> => {
  const { left } = memory.get();
  if (!left) return;
  await end(left, left.token, say);
  memory.set({ left: undefined });
};

/** Says it again when somebody has logged in, or a day later: push services change what they gave, browsers whose they are. */
export const renew = async (api: Api, memory: Memory): Promise<void> => {
  const { push, userId } = memory.get();
  if (!push || !('PushManager' in window)) return;
  const held = await heldHere();
  if (!held) return;
  const isKnown =
    push.token.endpoint === held.endpoint && push.userId === userId && Date.now() - push.atMs < DAY_MS;
  if (!isKnown) await register(api, memory, held.toJSON());
};
