import type { Attempt } from '../aws/providers.ts';

/** An order, and what became of it. */
export interface Bought {
  orderId: string;
  atMs: number;
  total?: number;
  currency?: string;
}

export interface GivenBack {
  refundId: string;
  orderId?: string;
  total?: number;
  currency?: string;
}

/** What was reported of a message, by whoever knows, and when first. */
export type Reported = 'delivered' | 'opened' | 'openedByMachine' | 'clicked' | 'bounced' | 'complained';

/** A yes or a no to marketing. */
export interface Statement {
  /** Of the event that said it. */
  messageId: string;
  /** A userId, or the address that it is about. */
  by: string;
  channel: string;
  status: string;
  atMs: number;
  /** The message by which she said so. */
  sendId?: string;
}

interface SaidEvent {
  event: string;
  messageId: string;
  atMs: number;
  userId?: string;
  anonymousId?: string;
  traits?: { consent?: Record<string, string> };
  properties?: Record<string, unknown>;
}

interface OwnReport {
  sendId?: string;
  type?: string;
  trusted?: boolean;
  atMs: number;
}

interface MailReport {
  eventType?: string;
  mail?: { tags: { sendId?: string[] } };
  open?: { userAgent?: string };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const moneyIn = ({ total, currency }: Record<string, unknown>) => ({
  ...(typeof total === 'number' && { total }),
  ...(typeof currency === 'string' && { currency }),
});

const mailWords: Record<string, Reported> = {
  Delivery: 'delivered',
  Bounce: 'bounced',
  Complaint: 'complained',
};

/**
 * What happened, written down where it came in and before any of our functions behind the bus had seen it: each event once, with the
 * time that it was taken with.
 */
export class Diary {
  readonly orders = new Map<string, Bought>();
  readonly refunds = new Map<string, GivenBack>();
  readonly cancelled = new Set<string>();
  /** By order or line: when carts were filled, by browser or userId. */
  readonly fills = new Map<string, number[]>();
  readonly reports = new Map<string, Map<Reported, number>>();
  /** All clicks of a message that were hers. */
  readonly clicks = new Map<string, number[]>();
  /** By userId, or by the address that it is about. */
  readonly statements = new Map<string, Statement[]>();
  /** By userId: when the shop first said who she is. */
  readonly introductions = new Map<string, number>();
  readonly attempts: Attempt[] = [];
  /** By entry: when a function that was to go on with it died, or gave up. */
  readonly failures = new Map<string, number[]>();
  private readonly known = new Set<string>();

  taken(type: string, detail: object, nowMs: number): void {
    if (type === 'events') for (const one of (detail as { events: SaidEvent[] }).events) this.said(one);
    if (type === 'delivery') this.reported(detail as OwnReport & MailReport, nowMs);
  }

  /** Of a wake. */
  failed(body: string, nowMs: number): void {
    const { enrollmentId } = JSON.parse(body) as { enrollmentId?: string };
    if (enrollmentId !== undefined)
      this.failures.set(enrollmentId, [...(this.failures.get(enrollmentId) ?? []), nowMs]);
  }

  private said({ event, messageId, atMs, properties = {}, ...who }: SaidEvent): void {
    if (this.known.has(messageId)) return;
    this.known.add(messageId);
    const orderId = textOf(properties.order_id);
    const { userId, anonymousId, traits: { consent = {} } = {} } = who;
    if (event === 'Product Added') {
      const key = userId ?? anonymousId ?? '';
      this.fills.set(key, [...(this.fills.get(key) ?? []), atMs]);
    }
    if (event === 'Identified' && userId !== undefined) {
      this.introductions.set(userId, Math.min(atMs, this.introductions.get(userId) ?? atMs));
      for (const [channel, status] of Object.entries(consent))
        this.states({ messageId, by: userId, channel, status, atMs });
    }
    if (event === 'Consent Changed') {
      const [by, channel, status] = [properties.address, properties.channel, properties.status].map(String);
      const sendId = textOf(properties.sendId);
      if (by && channel && status)
        this.states({ messageId, by, channel, status, atMs, ...(sendId !== undefined && { sendId }) });
    }
    if (event === 'Order Completed' && orderId !== undefined)
      this.orders.set(orderId, { orderId, atMs, ...moneyIn(properties) });
    if (event === 'Order Cancelled' && orderId !== undefined) this.cancelled.add(orderId);
    const refundId = textOf(properties.refund_id);
    if (event === 'Order Refunded' && refundId !== undefined)
      this.refunds.set(refundId, {
        refundId,
        ...(orderId !== undefined && { orderId }),
        ...moneyIn(properties),
      });
  }

  private states(statement: Statement): void {
    const { by } = statement;
    this.statements.set(by, [...(this.statements.get(by) ?? []), statement]);
  }

  private reported({ mail, eventType, open, ...own }: OwnReport & MailReport, nowMs: number): void {
    if (mail) {
      const isByMachine = open?.userAgent === 'Mozilla/5.0';
      const word =
        eventType === 'Open' ? (isByMachine ? 'openedByMachine' : 'opened') : mailWords[eventType ?? ''];
      if (word) this.report(mail.tags.sendId?.[0] ?? '', word, nowMs);
      return;
    }
    const { sendId, type, trusted, atMs } = own;
    if (sendId === undefined) return;
    if (type === 'delivered') this.report(sendId, 'delivered', atMs);
    if (type === 'clicked' && trusted) {
      this.report(sendId, 'clicked', atMs);
      this.clicks.set(sendId, [...(this.clicks.get(sendId) ?? []), atMs]);
    }
  }

  private report(sendId: string, what: Reported, atMs: number): void {
    const own = this.reports.get(sendId) ?? new Map<Reported, number>();
    if (!own.has(what)) own.set(what, atMs);
    this.reports.set(sendId, own);
  }
}
