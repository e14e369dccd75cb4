import { profileOf } from '../../../functions/adapters/dynamo/profile-item.ts';
import type { Item } from '../aws/expressions.ts';
import type { Person } from '../people/person.ts';

/** A person may no longer be written to by a channel, as somebody was told. */
interface Denial {
  channel: string;
  /** When it was acknowledged, by true time. */
  atMs: number;
}

/** What happened, noted beside the system that is under test: by true time. */
export class Facts {
  /** When an order was first in a stored profile, by order id. */
  private readonly folded = new Map<string, number>();
  private readonly orders = new Map<number, string>();
  private readonly denials = new Map<number, Denial[]>();
  private readonly visits = new Map<number, number>();
  private readonly clicks = new Map<string, number>();

  expectOrder(orderId: string, { no }: Person): void {
    this.orders.set(no, orderId);
  }

  denied({ no }: Person, channel: string, atMs: number): void {
    this.denials.set(no, [...(this.denials.get(no) ?? []), { channel, atMs }]);
  }

  denialsOf({ no }: Person): Denial[] {
    return this.denials.get(no) ?? [];
  }

  orderFoldedAtMs({ no }: Person): number | undefined {
    return this.folded.get(this.orders.get(no) ?? '');
  }

  /** Since when the profile knows of a visit. */
  visitFoldedAtMs({ no }: Person): number | undefined {
    return this.visits.get(no);
  }

  /** A trusted click was recorded. */
  clicked(enrollmentId: string, atMs: number): void {
    if (!this.clicks.has(enrollmentId)) this.clicks.set(enrollmentId, atMs);
  }

  clickFoldedAtMs(enrollmentId: string): number | undefined {
    return this.clicks.get(enrollmentId);
  }

  /** An item was written. Only people are looked at. */
  written(item: Item, nowMs: number): void {
    if (item.sk?.S !== '#' || !item.pk?.S?.startsWith('P#')) return;
    const { value } = profileOf(item);
    for (const { orderId } of value.lastOrder ? [value.lastOrder] : [])
      if (orderId !== undefined && !this.folded.has(orderId)) this.folded.set(orderId, nowMs);
    const userId = value.identities.find(({ namespace }) => namespace === 'userId')?.value ?? '';
    const no = Number(/^user-(\d+)$/.exec(userId)?.[1]);
    if (value.lastVisitAtMs !== undefined && !this.visits.has(no)) this.visits.set(no, nowMs);
  }
}
