import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { enrollmentOf } from '../../../functions/adapters/dynamo/enrollment-item.ts';
import { profileOf } from '../../../functions/adapters/dynamo/profile-item.ts';
import type { Item } from '../aws/expressions.ts';
import type { Statement } from './diary.ts';

const NEVER = Number.POSITIVE_INFINITY;

const nameOf = (by: string, channel: string, atMs: number): string => `${by} ${channel} ${atMs}`;

const messageOf = (entryId: string, stepId: string, channel: string): string =>
  `${entryId} ${stepId} ${channel}`;

const clickOf = (sendId = '', atMs = 0): string => `${sendId} ${atMs}`;

interface Taken {
  events?: { messageId: string }[];
  type?: string;
  sendId?: string;
  atMs?: number;
}

/**
 * From when on a "no" or a click could end anything, by true time: once the message that carried it is off its queue, or the "no" lies in a
 * profile. Before that it is on its way, or was in the hands of a function that died, and nobody could know of it.
 */
export class Heard {
  /** By whom, or the address, that it is about. */
  private readonly stored = new Map<string, number>();
  /** By the id of the event, or by message and time of a click. */
  private readonly taken = new Map<string, number>();
  /** By entry. */
  private readonly over = new Map<string, number>();
  /** When a provider would not take a message for the first time: the entry keeps the last. */
  private readonly refused = new Map<string, number>();

  written(item: Item, nowMs: number): void {
    const { pk: { S: pk = '' } = {}, sk: { S: sk = '' } = {} } = item;
    if (sk.startsWith('E#')) this.entry(enrollmentOf(item), nowMs);
    if (sk === '#' && pk.startsWith('P#') && !item.erasedAtMs) this.profile(item, nowMs);
  }

  /** What brings events, or tells of a message, is off its queue. */
  done(body: string, nowMs: number): void {
    const { detail = {} } = JSON.parse(body) as { detail?: Taken };
    for (const { messageId } of detail.events ?? []) first(this.taken, messageId, nowMs);
    if (detail.type === 'clicked') first(this.taken, clickOf(detail.sendId, detail.atMs), nowMs);
  }

  private entry({ id, status, reason, sends }: Enrollment, nowMs: number): void {
    if (status !== 'active' && reason !== 'merged') first(this.over, id, nowMs);
    for (const { stepId, channel, reason: why, atMs } of sends)
      if (why === 'provider-unavailable') first(this.refused, messageOf(id, stepId, channel), atMs);
  }

  private profile(item: Item, nowMs: number): void {
    const { identities, consents, pendingConsents } = profileOf(item).value;
    for (const { status, channel, atMs } of [...consents, ...pendingConsents])
      for (const { value } of status === 'denied' ? identities : [])
        first(this.stored, nameOf(value, channel, atMs), nowMs);
  }

  /** Undefined where she was out before that was written. */
  firstRefusalAtMs(entryId: string, stepId: string, channel: string): number | undefined {
    return this.refused.get(messageOf(entryId, stepId, channel));
  }

  /** Was it heard while she was in? What an entry says that a "no" ended is not doubted here: that "no" is stored after the end. */
  isInTime({ id, reason }: Enrollment, { by, channel, status, atMs, messageId }: Statement): boolean {
    if (status !== 'denied' || reason === 'denied') return true;
    const [storedMs, takenMs] = [this.stored.get(nameOf(by, channel, atMs)), this.taken.get(messageId)];
    return Math.min(storedMs ?? NEVER, takenMs ?? NEVER) <= (this.over.get(id) ?? NEVER);
  }

  /** Of two times that she said no: was the later one in a profile, and off its queue, before anybody knew of the earlier one? */
  isBefore(later: Statement, earlier: Statement): boolean {
    const storedMs = ({ by, channel, atMs }: Statement) =>
      this.stored.get(nameOf(by, channel, atMs)) ?? NEVER;
    const takenMs = ({ messageId }: Statement) => this.taken.get(messageId) ?? NEVER;
    return storedMs(later) < storedMs(earlier) && takenMs(later) < takenMs(earlier);
  }

  /** As `isInTime`, of a click: that which ended it is off its queue after the end. */
  isClickInTime({ id, reason }: Enrollment, sendId: string, atMs: number): boolean {
    if (reason === 'reacted') return true;
    return (this.taken.get(clickOf(sendId, atMs)) ?? NEVER) <= (this.over.get(id) ?? NEVER);
  }
}

const first = (times: Map<string, number>, name: string, nowMs: number): void => {
  if (!times.has(name)) times.set(name, nowMs);
};
