import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { type Case, checkParity, outcome } from './support/check.ts';
import type { Side } from './support/side.ts';

const PUT = 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html';
const ENTRY = 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html';
const GUIDE = 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html';

/** Of the shared suite: by their names, `_NEG` must not match. */
const suite = [
  'boolean',
  'boolean_NEG',
  'content_anything_but_string_list',
  'content_anything_but_string_list_NEG',
  'content_anything_prefix',
  'content_anything_wildcard_list',
  'content_exists',
  'content_exists_false_NEG',
  'content_ignorecase_NEG',
  'content_prefix_ignorecase',
  'content_suffix',
  'content_suffix_NEG',
  'content_wildcard_repeating',
  'content_wildcard_repeating_NEG',
  'content_ip_address_v6',
  'content_numeric_and_NEG',
  'null_value',
  'null_value_NEG',
  'exists_dynamodb',
  'numeric-int-float',
  'numeric-string_NEG',
  'or-anything-but',
  'or-exists',
  'or-numeric-anything-but',
];
const folder = join(process.env.KASKAD_SUITES ?? '../shared/suites', 'event-patterns');
const hasSuite = existsSync(folder);
if (!hasSuite)
  console.warn(`SKIPPED: no event-pattern suite at ${folder}; set KASKAD_SUITES to the folder of suites`);

/** JSON5 is a subset of JavaScript expressions, so the language itself reads it. */
const read = (name: string): { Event: object; EventPattern: object } =>
  JSON.parse(JSON.stringify(runInNewContext(`(${readFileSync(join(folder, `${name}.json5`), 'utf8')})`)));
const pairs = hasSuite ? suite.map((name) => ({ source: `suite.${name}`, ...read(name) })) : [];

const put = (side: Side, ...Entries: PutEventsRequestEntry[]) =>
  outcome(new EventBridgeClient(side.config).send(new PutEventsCommand({ Entries })));
const entry = { EventBusName: 'parity', Source: 'parity.plain', DetailType: 'test', Detail: '{"a":1}' };

/** Puts the event with the given source and says whether the rule of that source took it. */
async function matches(side: Side, source: string, event: object): Promise<boolean> {
  await put(
    side,
    { ...entry, Source: source, Detail: JSON.stringify(event) },
    { ...entry, Source: 'parity.end' },
  );
  const queue = new SQSClient(side.config);
  const QueueUrl = side.queueUrl('matched');
  const sources: unknown[] = [];
  while (!sources.includes('parity.end')) {
    const { Messages = [] } = await queue.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    for (const { Body = '', ReceiptHandle } of Messages) {
      sources.push(JSON.parse(Body).source);
      await queue.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
  return sources.includes(source);
}

const taken = { FailedEntryCount: 0 };
const invalid = { fault: 'ValidationException', status: 400 };

const suiteCases = pairs.map(
  ({ source, Event }): Case => ({
    name: `${source.endsWith('_NEG') ? 'does not match' : 'matches'} ${source}`,
    run: (side) => matches(side, source, Event),
    aws: !source.endsWith('_NEG'),
  }),
);

checkParity(
  'EventBridge',
  [
    ...suiteCases,
    {
      name: 'takes good entries, says why it did not take the others, and keeps their order',
      run: (side) =>
        put(
          side,
          entry,
          { ...entry, Detail: 'no json' },
          { ...entry, Source: 'aws.ses' },
          { ...entry, DetailType: '' },
          entry,
        ),
      aws: {
        FailedEntryCount: 3,
        Entries: [
          { EventId: expect.any(String) },
          { ErrorCode: 'MalformedDetail' },
          { ErrorCode: 'NotAuthorizedForSourceException' },
          { ErrorCode: 'InvalidArgument' },
          { EventId: expect.any(String) },
        ],
      },
      docs: ENTRY,
      wrong: { ministack: { FailedEntryCount: 1 } },
    },
    {
      name: 'says which required parts are missing',
      run: (side) =>
        put(side, { ...entry, Source: '' }, { EventBusName: 'parity', Source: 'a', DetailType: 'b' }),
      aws: {
        FailedEntryCount: 2,
        Entries: [{ ErrorCode: 'InvalidArgument' }, { ErrorCode: 'InvalidArgument' }],
      },
      docs: ENTRY,
      wrong: { ministack: taken },
    },
    {
      name: 'refuses 11 entries',
      run: (side) => put(side, ...Array.from({ length: 11 }, () => entry)),
      aws: invalid,
      docs: PUT,
    },
    {
      name: 'refuses no entries',
      run: (side) => put(side),
      aws: invalid,
      docs: PUT,
      wrong: { ministack: taken },
    },
    {
      name: 'refuses more than 1 MB',
      run: (side) => put(side, { ...entry, Detail: JSON.stringify({ text: 'x'.repeat(1024 * 1024) }) }),
      aws: invalid,
      docs: PUT,
      wrong: { ministack: taken },
    },
    {
      name: 'drops what is put to a bus that does not exist, and answers well',
      run: (side) => put(side, { ...entry, EventBusName: 'none' }),
      aws: taken,
      docs: GUIDE,
    },
  ],
  {
    'parity.end': { a: [1] },
    ...Object.fromEntries(pairs.map(({ source, EventPattern }) => [source, EventPattern])),
  },
);
