/** What a shop system hands over by a webhook, and what Kaskad makes of it. */

export type Fields = Record<string, unknown>;

/** An event as a client would send it inside a batch. */
export type Said = Fields & { type: 'track' | 'identify'; messageId: string };

export interface HookOptions {
  /** The system's numbers of customers are the userIds that the site says as well. */
  customerIds: boolean;
  /** Where the shop keeps a yes to marketing by mail: a meta field, a property of the order. */
  consentField?: string;
}

export interface Delivery {
  /** `orders/create`, `order.updated`, `ONSALEORDERSAVED`. */
  topic: string;
  body: Fields;
  /** Of this delivery; the same when it is repeated. */
  id: string;
  isTest: boolean;
}

/** What has to be asked of the system before a delivery can be understood. */
export interface Question {
  method: string;
  params: Fields;
}

/** How a delivery proves that it comes from the shop's own system. */
export type Proof =
  /** Base64 of the HMAC-SHA256 of the body. */
  | { kind: 'signature'; signature: string | undefined }
  /** The secret itself stands in the body. */
  | { kind: 'token'; token: string | undefined };

export type Headers = Record<string, string | undefined>;

/** A topic that is not read, or an order that names nobody who bought. */
export type Untold = 'unknown-topic' | 'order-of-nobody';

export interface Hook {
  /** Is it this system that calls? */
  speaks(headers: Headers, body: Fields): boolean;
  /** Calls without a proof that only try whether somebody is there. */
  isGreeting?(headers: Headers, body: Fields): boolean;
  proof(headers: Headers, body: Fields): Proof;
  delivery(headers: Headers, body: Fields): Delivery;
  question?(delivery: Delivery): Question | undefined;
  /** `answer` is that to the question; none where a topic says nothing of customers. */
  events(delivery: Delivery, options: HookOptions, answer: Fields): Said[];
  /** Why a delivery tells nothing, where whoever watches should know it. */
  untold(delivery: Delivery, options: HookOptions, answer: Fields): Untold | undefined;
}
