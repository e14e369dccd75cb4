export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: string | undefined;
}

export interface Message {
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly sentAtMs: number;
  readonly visibleAtMs: number;
  /** How often this queue lent it. */
  readonly receiveCount: number;
  /** How often other queues had lent it before they gave it up. */
  readonly receivedElsewhere?: number;
  readonly firstReceivedAtMs?: number;
  /** The queue whose redrive brought it here. */
  readonly deadLetterSourceArn?: string;
}

/** A message on loan to a consumer; the handle belongs to this receive. */
export interface Receipt {
  readonly handle: string;
  readonly message: Message;
}
