import type { TagEvent } from '../../../tag/event.ts';
import type { Kaskad } from '../../../tag/kaskad.ts';
import { notificationOf } from '../../../tag/notification.ts';
import { remember, remembered } from '../app/memory.ts';
import type { Segment, SentEvent } from './client.ts';

const ENDPOINT = 'shop:tag:endpoint';

/** `/shop?tag`: the same shop with `/kaskad.js` instead of Segment's client. */
export const hasTag = (): boolean => new URLSearchParams(location.search).has('tag');

/** Asked for anew at each call: the script takes the snippet's place once it is loaded. */
const kaskad = (): Kaskad => window.kaskad as Kaskad;

const asSent = ({ messageId, ...event }: TagEvent): SentEvent => ({ ...event, messageId });

/** The tag behind the few calls that this shop makes. */
export const tagAsSegment = (): Segment => ({
  track: (event, properties, options) =>
    kaskad().track(event, { ...properties }, { ...(options as { context?: object } | undefined)?.context }),
  identify: (userId, traits) => kaskad().identify(userId, { ...traits }),
  page: () => kaskad().page(),
  reset: () => kaskad().reset(),
  setAnonymousId: () => undefined,
  addSourceMiddleware: (middleware) =>
    kaskad().on((event) => middleware({ payload: { obj: asSent(event) }, next: () => undefined })),
});

/** The browser's own push service cannot reach this machine: the local run plays one, and this page the arrival. */
const subscribeHere = async (registration: ServiceWorkerRegistration, applicationServerKey: string) => {
  const answer = await fetch('/_local/push/subscriptions', {
    method: 'POST',
    body: JSON.stringify({ applicationServerKey }),
  });
  const subscription: PushSubscriptionJSON = await answer.json();
  remember(ENDPOINT, subscription.endpoint);
  receive(registration);
  return subscription;
};

let isListening = false;

/** Shows what the local push service has for this browser, as the service worker would. */
function receive(registration: ServiceWorkerRegistration): void {
  if (isListening) return;
  isListening = true;
  new EventSource('/_local/stream').addEventListener('push', ({ data }: MessageEvent<string>) => {
    const { id, payload }: { id: string; payload: string } = JSON.parse(data);
    const shown = remembered(ENDPOINT)?.endsWith(id) && notificationOf(payload);
    if (shown) void registration.showNotification(shown.title, shown.options).catch(() => undefined);
  });
}

export const subscribeToPush = () => kaskad().subscribe({ subscribe: subscribeHere });

/** Once a page: shows what the shop has to say here, and what comes by push. */
export function startTag(): void {
  void kaskad().onsite();
  if (remembered(ENDPOINT) !== undefined && 'serviceWorker' in navigator)
    void navigator.serviceWorker.ready.then(receive);
}
