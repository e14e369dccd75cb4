import { profileOf } from '../../../functions/adapters/dynamo/profile-item.ts';
import type { Item } from '../aws/expressions.ts';
import type { Person } from '../people/person.ts';

/** A person may no longer be written to by a channel, as somebody was told. */
interface Denial {
  channel: string;
  /** When it was acknowledged, by true time. */
  atMs: number;
}

interface MailReport {
  sendId: string;
  /** `Delivery`, `Bounce`, … */
  type: string;
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

  /** What became of mails, as their provider told it, in its order. */
  readonly mailReports: MailReport[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly erasedAt = new Map<number, number>();
  private readonly told = new Map<number, Map<string, Item>>();
  /** Messages that are being sent, by partition and enrollment. */
  private readonly claims = new Map<string, Set<string>>();
  /** Orders that were stored while a message to whoever ordered was being sent. */
  met = 0;

  /** Who is meant by that id. */
  numberOf(profileId: string): number | undefined {
    return this.numbers.get(profileId);
  }

  /** What is told of her is kept here, since the system forgets it. */
  expectErasure({ no }: Person): void {
    this.told.set(no, new Map());
  }

  toldOf({ no }: Person): Item[] | undefined {
    return this.told.has(no) ? [...(this.told.get(no)?.values() ?? [])] : undefined;
  }

  /** How the system names her. */
  idOf({ no }: Person): string | undefined {
    return [...this.numbers].find(([, one]) => one === no)?.[0];
  }

  /** All that was known of her is gone, as somebody was told. */
  erased(person: Person, atMs: number): void {
    if (this.erasedAt.has(person.no)) return;
    this.erasedAt.set(person.no, atMs);
    for (const channel of ['email', 'sms', 'push']) this.denied(person, channel, atMs);
  }

  isErased({ no }: Person): boolean {
    return this.erasedAt.has(no);
  }

  reported(report: MailReport): void {
    this.mailReports.push(report);
  }

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

  /** An item was written. Only people and their claims are looked at. */
  written(item: Item, nowMs: number): void {
    const pk = item.pk?.S ?? '';
    if (!pk.startsWith('P#')) return;
    if (item.sk?.S?.startsWith('E#')) this.noteClaim(pk, item.sk.S, item.body?.S ?? '');
    if (item.sk?.S?.startsWith('T#')) this.told.get(this.numberOf(pk.slice(2)) ?? -1)?.set(item.sk.S, item);
    if (item.sk?.S !== '#' || item.erasedAtMs) return;
    const { value } = profileOf(item);
    for (const { orderId } of value.lastOrder ? [value.lastOrder] : []) {
      if (orderId === undefined || this.folded.has(orderId)) continue;
      this.folded.set(orderId, nowMs);
      if ((this.claims.get(pk)?.size ?? 0) > 0) this.met += 1;
    }
    const userId = value.identities.find(({ namespace }) => namespace === 'userId')?.value ?? '';
    const no = Number(/^user-(\d+)$/.exec(userId)?.[1]);
    if (!Number.isNaN(no)) this.numbers.set(value.id, no);
    if (value.lastVisitAtMs !== undefined && !this.visits.has(no)) this.visits.set(no, nowMs);
  }

  private noteClaim(pk: string, sk: string, body: string): void {
    const claims = this.claims.get(pk) ?? new Set();
    if (body.includes('"claim":{')) this.claims.set(pk, claims.add(sk));
    else claims.delete(sk);
  }
}
