import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  type WriteStream,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { PushEndpoint } from '../aws/push-endpoint.ts';
import type { PushSubscriber } from '../push/push-subscriber.ts';
import type { Message } from '../queue/message.ts';
import type { Schedule } from '../schedule/schedule.ts';

/** One change to what must outlive a restart. */
export type Change =
  | { readonly kind: 'clock'; readonly nowMs: number; readonly wallMs: number }
  | { readonly kind: 'schedule'; readonly key: string; readonly schedule: Schedule }
  | { readonly kind: 'schedule-deleted'; readonly key: string }
  | { readonly kind: 'message'; readonly queue: string; readonly message: Message }
  | { readonly kind: 'message-deleted'; readonly queue: string; readonly id: string }
  | { readonly kind: 'endpoint'; readonly endpoint: PushEndpoint }
  | { readonly kind: 'subscriber'; readonly subscriber: PushSubscriber };

export interface Restored {
  /** How far the virtual clock was ahead of the wall. */
  readonly aheadMs: number;
  readonly schedules: readonly Schedule[];
  /** Messages by queue name, in the order they were sent. */
  readonly messages: ReadonlyMap<string, readonly Message[]>;
  readonly endpoints: readonly PushEndpoint[];
  readonly subscribers: readonly PushSubscriber[];
}

export interface Journal {
  readonly restored: Restored;
  write(change: Change): void;
  close(): Promise<void>;
}

/** Keeps nothing. */
export const noJournal: Journal = {
  restored: { aheadMs: 0, schedules: [], messages: new Map(), endpoints: [], subscribers: [] },
  write: () => undefined,
  close: async () => undefined,
};

/** A file of one JSON line per change, replayed and rewritten without its history when it is opened. */
export function openJournal(folder: string): Journal {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'journal.ndjson');
  const kept = replay(file);
  const stream = rewrite(file, kept);
  return {
    restored: restoredFrom([...kept.values()]),
    write: (change) => stream.write(`${JSON.stringify(change)}\n`),
    close: () => new Promise((resolve) => stream.end(resolve)),
  };
}

function replay(file: string): Map<string, Change> {
  const kept = new Map<string, Change>();
  if (!existsSync(file)) return kept;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const change = parse(line);
    if (change) apply(kept, change);
  }
  return kept;
}

/** A line cut short by a crash is not a change. */
function parse(line: string): Change | undefined {
  try {
    return line === '' ? undefined : (JSON.parse(line) as Change);
  } catch {
    return undefined;
  }
}

function apply(kept: Map<string, Change>, change: Change): void {
  switch (change.kind) {
    case 'clock':
      kept.set('clock', change);
      return;
    case 'schedule':
      kept.set(`schedule ${change.key}`, change);
      return;
    case 'schedule-deleted':
      kept.delete(`schedule ${change.key}`);
      return;
    case 'message':
      kept.set(`message ${change.queue} ${change.message.id}`, change);
      return;
    case 'message-deleted':
      kept.delete(`message ${change.queue} ${change.id}`);
      return;
    case 'endpoint':
      kept.set(`endpoint ${change.endpoint.arn}`, change);
      return;
    case 'subscriber':
      kept.set(`subscriber ${change.subscriber.id}`, change);
      return;
  }
}

/** Written next to the old file and moved over it, so that a crash leaves one of the two whole. */
function rewrite(file: string, kept: ReadonlyMap<string, Change>): WriteStream {
  const fresh = `${file}.new`;
  writeFileSync(fresh, [...kept.values()].map((change) => `${JSON.stringify(change)}\n`).join(''));
  renameSync(fresh, file);
  return createWriteStream(file, { flags: 'a' });
}

function restoredFrom(changes: readonly Change[]): Restored {
  const messages = new Map<string, Message[]>();
  let aheadMs = 0;
  for (const change of changes) {
    if (change.kind === 'clock') aheadMs = change.nowMs - change.wallMs;
    if (change.kind === 'message')
      messages.set(change.queue, [...(messages.get(change.queue) ?? []), change.message]);
  }
  return {
    aheadMs,
    messages,
    schedules: changes.flatMap((change) => (change.kind === 'schedule' ? [change.schedule] : [])),
    endpoints: changes.flatMap((change) => (change.kind === 'endpoint' ? [change.endpoint] : [])),
    subscribers: changes.flatMap((change) => (change.kind === 'subscriber' ? [change.subscriber] : [])),
  };
}
