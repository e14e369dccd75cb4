import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Listening, listen } from '../http/listen.ts';
import type { Meter } from '../meter.ts';
import { asksForOld, type Item, indexWrites, listsInBatch } from './index-writes.ts';
import { writtenKey } from './written-key.ts';

interface Consumed {
  readonly TableName?: string;
  readonly CapacityUnits?: number;
}

interface Answer {
  readonly ConsumedCapacity?: Consumed | Consumed[];
  readonly ScannedCount?: number;
  readonly Item?: object;
  readonly Responses?: Readonly<Record<string, object[]>>;
}

/**
 * Stands before the database and asks it for the capacity that each call consumes. Dynalite leaves out what indexes cost: of
 * the index of lists, entries that come and go are counted here, a unit each.
 */
export async function startMeteringProxy(endpoint: string, meter: Meter): Promise<Listening> {
  return await listen(
    createServer((request, response) => {
      void forward(endpoint, meter, request, response).catch(() => response.destroy());
    }),
    0,
  );
}

async function forward(
  endpoint: string,
  meter: Meter,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const input = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
  const { target, authorization, date } = headersOf(request);
  const action = actionOf(target);
  const asksOld = asksForOld(action, input) ? { ReturnValues: 'ALL_OLD' } : {};
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      authorization,
      'x-amz-date': date,
    },
    body: JSON.stringify({ ReturnConsumedCapacity: 'TOTAL', ...asksOld, ...input }),
  });
  const told = await answer.text();
  count(meter, target, told, writtenKey(input));
  const body = countIndex(meter, action, input, { told, isDone: answer.ok });
  response.sendDate = false;
  response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
}

const headersOf = ({ headers }: IncomingMessage) => ({
  target: String(headers['x-amz-target'] ?? ''),
  authorization: headers.authorization ?? '',
  date: String(headers['x-amz-date'] ?? ''),
});

function count(meter: Meter, target: string, body: string, key: string | undefined): void {
  const { ConsumedCapacity = {}, ...answer } = JSON.parse(body) as Answer;
  const action = actionOf(target);
  for (const { TableName, CapacityUnits = 0 } of [ConsumedCapacity].flat()) {
    const about = {
      ...(TableName !== undefined && { resource: TableName }),
      ...(key !== undefined && { key }),
      ...(isRead.test(action) && { items: itemsIn(answer) }),
    };
    meter({ service: 'dynamodb', action, bytes: body.length, units: CapacityUnits, ...about });
  }
}

const isRead = /^(GetItem|BatchGetItem|Query|Scan)$/;

const itemsIn = ({ ScannedCount, Item, Responses = {} }: Answer): number =>
  ScannedCount ?? (Item ? 1 : Object.values(Responses).flat().length);

const actionOf = (target: string): string => target.split('.').at(-1) ?? '';

/** Counts what a write does to the index; answers what its caller is to see, without the item that only we asked for. */
function countIndex(
  meter: Meter,
  action: string,
  input: Record<string, unknown>,
  { told, isDone }: { told: string; isDone: boolean },
): string {
  const write = (key: string) =>
    meter({ service: 'dynamodb', action: 'IndexWrite', bytes: 0, units: 1, key });
  if (!isDone) return told;
  if (action === 'BatchWriteItem') listsInBatch(input).forEach(write);
  if (!asksForOld(action, input)) return told;
  const { Attributes, ...answer } = JSON.parse(told) as { Attributes?: Item };
  indexWrites(Attributes, input.Item as Item | undefined).forEach(write);
  return JSON.stringify(answer);
}
