export interface Who {
  anonymousId: string;
  userId?: string;
}

/** What a browser keeps of a visitor from page to page. */
export interface Kept extends Who {
  /** The push subscription that was registered last, for whom and when. */
  push?: undefined | { token: PushSubscriptionJSON; userId: string | undefined; atMs: number };
  /** Who logged out, as long as her subscription has not been taken back. */
  left?: undefined | (Who & { token: PushSubscriptionJSON });
}

export interface Memory {
  get(): Kept;
  set(change: Partial<Kept>): void;
  /** Somebody else is at this browser now. */
  forget(): void;
}

const KEY = 'kaskad';
const fresh = (): Kept => ({ anonymousId: crypto.randomUUID() });

const leftBy = ({ push, left, ...who }: Kept): Kept['left'] => (push ? { ...who, token: push.token } : left);

const read = (storage: Storage | undefined): Kept | undefined => {
  try {
    const kept: Kept | null = JSON.parse(storage?.getItem(KEY) ?? 'null');
    return typeof kept?.anonymousId === 'string' ? kept : undefined;
  } catch {
    return undefined;
  }
};

/** In the storage of the browser; where that is blocked, as long as the page stands. */
export const createMemory = (storage: Storage | undefined): Memory => {
  let held = read(storage) ?? fresh();
  const keep = (next: Kept): void => {
    held = next;
    try {
      storage?.setItem(KEY, JSON.stringify(next));
    } catch {}
  };
  keep(held);
  return {
    get: () => held,
    set: (change) => keep({ ...held, ...change }),
    forget: () => {
      const left = leftBy(held);
      keep({ ...fresh(), ...(left && { left }) });
    },
  };
};
