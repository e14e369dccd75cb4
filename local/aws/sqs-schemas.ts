import * as z from 'zod';

const attribute = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});
const names = z.array(z.string()).default([]);
const queue = z.object({ QueueUrl: z.string() });
const handle = queue.extend({ ReceiptHandle: z.string() });
const outgoing = z.object({
  MessageBody: z.string().min(1),
  DelaySeconds: z.number().min(0).max(900).optional(),
  MessageAttributes: z.record(z.string(), attribute).default({}),
});

/** What each action of SQS is asked with. */
export const sqsSchemas = {
  send: queue.extend(outgoing.shape),
  sendBatch: queue.extend({ Entries: z.array(outgoing.extend({ Id: z.string() })).default([]) }),
  receive: queue.extend({
    MaxNumberOfMessages: z.number().min(1).max(10).default(1),
    VisibilityTimeout: z.number().optional(),
    MessageAttributeNames: names,
    MessageSystemAttributeNames: names,
    /** The older name of the one before. */
    AttributeNames: names,
  }),
  handle,
  visibility: handle.extend({ VisibilityTimeout: z.number().min(0).max(43_200) }),
  attributes: queue.extend({ AttributeNames: names }),
};

export type Outgoing = z.infer<typeof outgoing>;
export type SendBatch = z.infer<typeof sqsSchemas.sendBatch>;
export type Receive = z.infer<typeof sqsSchemas.receive>;
