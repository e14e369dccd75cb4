/** Answers of the API and of the local run, as far as the pages read them. */
export interface CartItem {
  productId: string;
  name?: string;
  price?: number;
  quantity: number;
  imageUrl?: string;
}

export interface CartAnswer {
  id?: string;
  items: CartItem[];
  value: number | null;
  currency?: string;
  updatedAt?: string;
}

export interface EnrollmentAnswer {
  journeyId: string;
  stepId?: string | null;
  status: 'active' | 'completed' | 'exited' | 'stopped';
  wakesAt?: string;
  reason?: string;
}

export interface ProfileAnswer {
  id: string;
  identities: { namespace: string; value: string }[];
  traits: Record<string, unknown>;
  cart: CartAnswer | null;
  counters: { orders: number };
  enrollments: EnrollmentAnswer[];
}

export interface HistoryEntry {
  at: string;
  kind: 'event' | 'send' | 'held' | 'skip' | 'delivery' | 'merge' | 'operator';
  name: string;
  source?: string;
  channel?: string;
  journeyId?: string;
  sendId?: string;
  reason?: string;
  /** A paid message that was not needed: its price by currency, decimal. */
  notSpent?: Record<string, number>;
}

export interface OutboxMessage {
  sendId: string;
  channel: string;
  to: string;
  subject?: string;
  text: string;
  html?: string;
  headers?: Record<string, string>;
  /** sms */
  parts?: number;
  /** sms: by currency, decimal. */
  cost?: Record<string, number>;
  profileId: string;
  journeyId?: string;
  at: string;
}

export interface CascadeStep {
  id: string;
  kind: 'cascade';
  order: string[];
  rungs: Record<string, { template: string; wait?: string }>;
}

export interface JourneyAnswer {
  id: string;
  status: string;
  published?: { steps: ({ id: string; kind: string } | CascadeStep)[] };
}

/** Decimal, by channel and country (`*` = elsewhere). */
export type Prices = Record<string, Record<string, { amount: number; currency: string }>>;

export const FEEDBACK = ['delivered', 'opened', 'clicked', 'bounced', 'complained'] as const;
export type Feedback = (typeof FEEDBACK)[number];
