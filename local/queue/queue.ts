import { randomUUID } from 'node:crypto';
import type { Agenda, Cancel } from '../clock/agenda.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { Journal } from '../store/journal.ts';
import type { QueueModel } from '../template/models/queue.ts';
import type { Message, MessageAttribute, Receipt } from './message.ts';

export interface SendOptions {
  readonly delaySeconds?: number;
  readonly attributes?: Readonly<Record<string, MessageAttribute>>;
}

export interface Queue {
  readonly model: QueueModel;
  send(body: string, options?: SendOptions): Message;
  /** Lends out visible messages, oldest first; those received too often go to the dead letter queue instead. */
  receive(most: number, options?: { visibilityTimeoutSeconds?: number; mostBytes?: number }): Receipt[];
  delete(handle: string): boolean;
  changeVisibility(handle: string, seconds: number): boolean;
  /** Takes over a message that its own queue gave up. */
  adopt(message: Message, sourceArn: string): void;
  visible(): number;
  /** All messages: visible, delayed and on loan. */
  size(): number;
  counts(): { visible: number; delayed: number; onLoan: number };
  /** How many of those that were sent for later have come. */
  cameSoFar(): number;
  oldestVisible(): Message | undefined;
  /** Called whenever a message has become visible. */
  onVisible(listener: () => void): void;
}

export interface QueueParts {
  readonly clock: VirtualClock;
  readonly agenda: Agenda;
  readonly journal: Journal;
  readonly deadLetters: (arn: string) => Queue | undefined;
}

interface Hidden {
  readonly message: Message;
  readonly cancel: Cancel;
}

/** A standard queue by the virtual clock. */
export function createQueue(model: QueueModel, { clock, agenda, journal, deadLetters }: QueueParts): Queue {
  const visible = new Map<string, Message>();
  const delayed = new Map<string, Hidden>();
  const onLoan = new Map<string, Hidden>();
  const listeners: (() => void)[] = [];
  let came = 0;

  const keep = (message: Message) => journal.write({ kind: 'message', queue: model.name, message });
  const forget = ({ id }: Message) => journal.write({ kind: 'message-deleted', queue: model.name, id });

  function show(message: Message): void {
    visible.set(message.id, message);
    for (const listener of listeners) listener();
  }

  function hide(shelf: Map<string, Hidden>, key: string, message: Message): void {
    const cancel = agenda.at(message.visibleAtMs, () => {
      shelf.delete(key);
      // After a restart what was on loan lies among the delayed: it came before.
      if (shelf === delayed && message.receiveCount === 0) came++;
      show(message);
    });
    shelf.set(key, { message, cancel });
  }

  function put(message: Message): void {
    if (message.visibleAtMs > clock.nowMs()) hide(delayed, message.id, message);
    else show(message);
  }

  function givenUp(message: Message): boolean {
    const { redrive } = model;
    const deadLetter =
      redrive && message.receiveCount >= redrive.maxReceiveCount && deadLetters(redrive.deadLetterArn);
    if (!deadLetter) return false;
    visible.delete(message.id);
    forget(message);
    deadLetter.adopt(message, model.arn);
    return true;
  }

  function lend(message: Message, visibilityTimeoutSeconds: number): Receipt {
    const nowMs = clock.nowMs();
    const lent: Message = {
      ...message,
      receiveCount: message.receiveCount + 1,
      firstReceivedAtMs: message.firstReceivedAtMs ?? nowMs,
      visibleAtMs: nowMs + visibilityTimeoutSeconds * 1000,
    };
    const handle = randomUUID();
    visible.delete(message.id);
    keep(lent);
    if (visibilityTimeoutSeconds > 0) hide(onLoan, handle, lent);
    else show(lent);
    return { handle, message: lent };
  }

  function takeBack(handle: string): Message | undefined {
    const loan = onLoan.get(handle);
    loan?.cancel();
    onLoan.delete(handle);
    return loan?.message;
  }

  for (const message of journal.restored.messages.get(model.name) ?? []) put(message);

  return {
    model,
    send(body, { delaySeconds = model.delaySeconds, attributes = {} } = {}) {
      const nowMs = clock.nowMs();
      const visibleAtMs = nowMs + delaySeconds * 1000;
      const message = { id: randomUUID(), body, attributes, sentAtMs: nowMs, visibleAtMs, receiveCount: 0 };
      keep(message);
      put(message);
      return message;
    },
    receive(
      most,
      {
        visibilityTimeoutSeconds = model.visibilityTimeoutSeconds,
        mostBytes = Number.POSITIVE_INFINITY,
      } = {},
    ) {
      const taken: Message[] = [];
      let bytes = 0;
      for (const message of visible.values()) {
        if (taken.length >= most) break;
        if (givenUp(message)) continue;
        bytes += message.body.length;
        if (taken.length > 0 && bytes > mostBytes) break;
        taken.push(message);
      }
      return taken.map((message) => lend(message, visibilityTimeoutSeconds));
    },
    delete(handle) {
      const message = takeBack(handle);
      if (message) forget(message);
      return message !== undefined;
    },
    changeVisibility(handle, seconds) {
      const message = takeBack(handle);
      if (!message) return false;
      const moved = { ...message, visibleAtMs: clock.nowMs() + seconds * 1000 };
      keep(moved);
      if (seconds > 0) hide(onLoan, handle, moved);
      else show(moved);
      return true;
    },
    adopt(message, sourceArn) {
      const adopted = {
        ...message,
        receiveCount: 0,
        receivedElsewhere: (message.receivedElsewhere ?? 0) + message.receiveCount,
        visibleAtMs: clock.nowMs(),
        deadLetterSourceArn: sourceArn,
      };
      keep(adopted);
      show(adopted);
    },
    visible: () => visible.size,
    size: () => visible.size + delayed.size + onLoan.size,
    counts: () => ({ visible: visible.size, delayed: delayed.size, onLoan: onLoan.size }),
    cameSoFar: () => came,
    oldestVisible: () => visible.values().next().value,
    onVisible: (listener) => listeners.push(listener),
  };
}
