export interface Held {
  endpoint: string;
  options: { applicationServerKey: ArrayBuffer };
  toJSON(): PushSubscriptionJSON;
  unsubscribe(): Promise<boolean>;
}

export interface OpenBrowser {
  /** What it has at its push service now. */
  push: { held: Held | null; isAway: boolean; answersAfter?: Promise<void> };
  localStorage: Pick<Storage, 'getItem' | 'setItem'>;
  Notification: { requestPermission(): Promise<NotificationPermission> };
  serviceWorker: object;
}

/** What a browser keeps from page to page: its storage, its service worker, and one subscription to a push service. */
export const openBrowser = (): OpenBrowser => {
  const kept = new Map<string, string>();
  const push: OpenBrowser['push'] = { held: null, isAway: false };
  let count = 0;
  const subscribe = async ({ applicationServerKey }: { applicationServerKey: Uint8Array }): Promise<Held> => {
    const endpoint = `https://push.example/${++count}`;
    push.held ??= {
      endpoint,
      options: { applicationServerKey: Uint8Array.from(applicationServerKey).buffer },
      toJSON: () => ({ endpoint, keys: { p256dh: 'p', auth: 'a' } }),
      async unsubscribe() {
        await push.answersAfter;
        if (push.isAway) throw new Error('no push service');
        push.held = null;
        return true;
      },
    };
    return push.held;
  };
  const registration = { pushManager: { subscribe, getSubscription: async () => push.held } };
  return {
    push,
    localStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    },
    Notification: { requestPermission: async () => 'granted' },
    serviceWorker: {
      register: async () => registration,
      ready: Promise.resolve(registration),
      getRegistration: async () => registration,
    },
  };
};
