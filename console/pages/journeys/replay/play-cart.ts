/** A message that left, as the inbox of a local run has it. */
export interface Left {
  readonly sendId: string | null;
  readonly channel: string;
  readonly to: string;
  readonly at: string;
  readonly subject?: string;
  readonly text: string;
}

/** What is asked of her: where she is in the journey. */
export interface Inside {
  readonly journeyId: string;
  readonly status: string;
  readonly reason?: string | undefined;
  readonly wakesAt?: string | undefined;
}

/** What a local run is asked for. */
export interface StoryRun {
  nowMs(): Promise<number>;
  /** Answers when everything that was due until then has been done. */
  moveTo(ms: number): Promise<void>;
  /** Answers when the events have been folded. */
  send(events: readonly object[]): Promise<void>;
  outbox(from: number): Promise<readonly Left[]>;
  lookup(email: string): Promise<{ id: string; enrollments: readonly Inside[] } | undefined>;
}

/** What happened, as it happens. */
export type Told = { readonly atMs: number } & (
  | { readonly kind: 'cart' }
  | { readonly kind: 'message'; readonly message: Left }
  | { readonly kind: 'waited'; readonly ms: number }
  | { readonly kind: 'not-in' }
  | { readonly kind: 'end'; readonly status: string; readonly reason?: string | undefined }
  /** It goes on for longer than one likes to look. */
  | { readonly kind: 'goes-on' }
);

interface Story {
  readonly journeyId: string;
  readonly told: (what: Told) => void;
  /** Whoever looks may go away: the clock stays where it is then. */
  readonly signal?: AbortSignal;
}

const SECOND_MS = 1000;
/** Who does not answer is through with a cascade after a few of them. */
const MOST_WAKES = 20;

const shopper = (nowMs: number) => {
  const unique = Math.floor(nowMs / SECOND_MS).toString(36);
  return {
    userId: `story-${unique}`,
    email: `ann.${unique}@example.com`,
    phone: `+49151${String(Math.floor(nowMs / SECOND_MS) % 100_000_000).padStart(8, '0')}`,
    token: `story-${unique}`,
  };
};

type Shopper = ReturnType<typeof shopper>;

const leavesCart = ({ userId, email, phone, token }: Shopper): object[] => {
  const context = { locale: 'en', timezone: 'Europe/Berlin', device: { token, type: 'ios' } };
  const traits = {
    ...{ firstName: 'Ann', country: 'DE', email, phone },
    consent: { email: 'granted', sms: 'granted' },
  };
  const properties = {
    ...{ cart_id: userId, product_id: 'kettle', name: 'Cast-iron kettle' },
    ...{ price: 89, currency: 'EUR', quantity: 1 },
  };
  return [
    { type: 'identify', userId, context, traits },
    { type: 'track', event: 'Product Added', userId, context, properties },
  ];
};

/**
 * Ann leaves a cart and answers nothing: time goes on from one thing that is due to the next until the journey is over for her. All of
 * it happens in the local run itself; nothing is pretended.
 * @returns the id of her profile, if there is one
 * @throws the signal's reason, once it is given up
 */
export async function playCart(
  run: StoryRun,
  { journeyId, told, signal }: Story,
): Promise<string | undefined> {
  let seen = (await run.outbox(0)).length;
  let nowMs = await run.nowMs();
  const ann = shopper(nowMs);
  const hers = new Set([ann.email, ann.phone, ann.token]);
  const tellMessages = async (): Promise<void> => {
    const news = await run.outbox(seen);
    seen += news.length;
    for (const message of news)
      if (hers.has(message.to)) told({ kind: 'message', message, atMs: Date.parse(message.at) });
  };
  await run.send(leavesCart(ann));
  told({ kind: 'cart', atMs: nowMs });
  for (let wake = 1; ; wake++) {
    await tellMessages();
    const person = await run.lookup(ann.email);
    const inside = person?.enrollments.find((one) => one.journeyId === journeyId);
    if (!inside) {
      told({ kind: 'not-in', atMs: nowMs });
      return person?.id;
    }
    const { status, reason, wakesAt } = inside;
    if (status !== 'active') {
      told({ kind: 'end', status, reason, atMs: nowMs });
      return person?.id;
    }
    if (wakesAt === undefined || wake === MOST_WAKES) {
      told({ kind: 'goes-on', atMs: nowMs });
      return person?.id;
    }
    signal?.throwIfAborted();
    const nextMs = Math.max(Date.parse(wakesAt), nowMs) + SECOND_MS;
    told({ kind: 'waited', ms: nextMs - nowMs, atMs: nextMs });
    await run.moveTo(nextMs);
    nowMs = nextMs;
  }
}
