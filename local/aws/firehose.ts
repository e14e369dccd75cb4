import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Streams } from '../stream/streams.ts';
import { AwsFault } from './fault.ts';
import { type JsonInput, jsonService } from './protocols.ts';
import type { AwsService } from './service.ts';

const putRecord = z.object({ DeliveryStreamName: z.string(), Record: z.object({ Data: z.base64() }) });

/** Firehose: PutRecord, by which somebody puts back what the bus could not deliver. */
export const firehoseService = (streams: Streams): AwsService =>
  jsonService(
    '1.1',
    new Map([
      [
        'PutRecord',
        (input: JsonInput) => {
          const { DeliveryStreamName: name, Record } = putRecord.parse(input);
          const stream = streams.byName(name);
          if (!stream) throw new AwsFault('ResourceNotFoundException', `Firehose ${name} not found`);
          streams.put(stream.arn, Buffer.from(Record.Data, 'base64'));
          return { RecordId: randomUUID(), Encrypted: false };
        },
      ],
    ]),
  );
