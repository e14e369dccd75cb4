import { md5, systemAttributes } from '../queue/lambda-event.ts';
import type { Receipt } from '../queue/message.ts';
import type { Queue } from '../queue/queue.ts';
import type { Receive } from './sqs-schemas.ts';

/** A receive never waits: long polling answers at once. */
export function receive(ask: Receive, queue: Queue) {
  const { MaxNumberOfMessages, VisibilityTimeout } = ask;
  const receipts = queue.receive(
    MaxNumberOfMessages,
    VisibilityTimeout === undefined ? {} : { visibilityTimeoutSeconds: VisibilityTimeout },
  );
  return { Messages: receipts.map((receipt) => messageOf(receipt, ask)) };
}

function messageOf({ handle, message }: Receipt, ask: Receive) {
  const system = [...ask.MessageSystemAttributeNames, ...ask.AttributeNames];
  return {
    MessageId: message.id,
    ReceiptHandle: handle,
    Body: message.body,
    MD5OfBody: md5(message.body),
    Attributes: asked(systemAttributes(message), system),
    MessageAttributes: asked(message.attributes, ask.MessageAttributeNames),
  };
}

/** Those attributes that somebody wants: by name, `All`, or the begin of a name with `.*`; undefined where none is left. */
export function asked<T>(attributes: Readonly<Record<string, T>>, names: readonly string[]) {
  const wanted = Object.entries(attributes).filter(([name]) =>
    names.some(
      (one) => one === 'All' || one === name || (one.endsWith('.*') && name.startsWith(one.slice(0, -2))),
    ),
  );
  return wanted.length === 0 ? undefined : Object.fromEntries(wanted);
}
