/** What became of a mail: it arrived, it bounced for good, or its reader called it spam. */
export type Fate = 'delivered' | 'bounced' | 'complained';

/** One mail of which something is known. Whoever complains has got it before. */
export interface Counted {
  /** The beginning of the sendId: enough to tell the mails of a shard apart. */
  id: string;
  bounced?: true;
  complained?: true;
}

/** Mails that the latest have pushed out, counted together. */
export interface Block {
  sends: number;
  complaints: number;
}

/** A part of all marketing mails, dealt out by sendId: many functions count at once, each in its own part. */
export interface Shard {
  /** Latest last. */
  latest: Counted[];
  /** Latest last; the last one may not be full yet. */
  older: Block[];
}

export const SHARDS = 16;
/** 1,280 mails over all shards: those that bounces are measured over. */
export const LATEST_A_SHARD = 80;
/** About 10,000 mails together with the latest: those that complaints are measured over. */
const OLDER_BLOCKS = 7;
const ID_LETTERS = 8;

export const emptyShard: Shard = { latest: [], older: [] };

const idOf = (sendId: string): string => sendId.slice(0, ID_LETTERS).padEnd(ID_LETTERS, '0');

/** The shard after one more report. The very same object where it says nothing new: a report that comes twice counts once. */
export const counted = (shard: Shard, sendId: string, fate: Fate): Shard => {
  const id = idOf(sendId);
  const before = shard.latest.find((one) => one.id === id);
  const after: Counted = { ...before, id, ...(fate !== 'delivered' && { [fate]: true as const }) };
  if (!before) return pushed(shard, after);
  if (before.bounced === after.bounced && before.complained === after.complained) return shard;
  return { ...shard, latest: shard.latest.map((one) => (one === before ? after : one)) };
};

const pushed = ({ latest, older }: Shard, one: Counted): Shard => {
  const [first, ...rest] = latest;
  if (latest.length < LATEST_A_SHARD || !first) return { latest: [...latest, one], older };
  return { latest: [...rest, one], older: withOlder(older, first) };
};

const withOlder = (older: readonly Block[], { complained }: Counted): Block[] => {
  const last = older.at(-1);
  const isFull = !last || last.sends >= LATEST_A_SHARD;
  const into = isFull ? { sends: 0, complaints: 0 } : last;
  const block = { sends: into.sends + 1, complaints: into.complaints + Number(complained ?? false) };
  return [...(isFull ? older : older.slice(0, -1)), block].slice(-OLDER_BLOCKS);
};
