import { notificationOf } from './notification.ts';

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface PushMessage extends Waiting {
  data: { text(): string } | null;
}
interface Tap extends Waiting {
  notification: Notification;
}
interface Window {
  navigate(url: string): Promise<unknown>;
}

/** As much of a service worker as is used here. */
interface Worker {
  registration: ServiceWorkerRegistration;
  clients: {
    claim(): Promise<void>;
    openWindow(url: string): Promise<unknown>;
    matchAll(options: object): Promise<Window[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'push', listener: (event: PushMessage) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: Tap) => void): void;
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
}

const worker = self as unknown as Worker;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('push', (event) => {
  const shown = notificationOf(event.data?.text() ?? '');
  if (shown) event.waitUntil(worker.registration.showNotification(shown.title, shown.options));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url } = event.notification.data ?? {};
  if (typeof url === 'string') event.waitUntil(open(url));
});

/** A new window; where the browser allows none, the page of the shop that stands open goes there. */
const open = (url: string): Promise<unknown> =>
  worker.clients.openWindow(url).catch(async () => {
    const [page] = await worker.clients.matchAll({ type: 'window' });
    return page?.navigate(url);
  });
