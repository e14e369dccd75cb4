import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Buses } from '../bus/buses.ts';
import { chunksOf64Kb, type Meter } from '../meter.ts';
import { AwsFault } from './fault.ts';
import { jsonService } from './protocols.ts';
import type { AwsService } from './service.ts';

const MOST_ENTRIES = 10;
const MOST_BYTES = 1024 * 1024;

const putEvents = z.object({
  Entries: z.array(
    z.object({
      Source: z.string().optional(),
      DetailType: z.string().optional(),
      Detail: z.string().optional(),
      EventBusName: z.string().default('default'),
      Resources: z.array(z.string()).default([]),
      /** Epoch seconds, as JSON 1.1 sends them. */
      Time: z.number().optional(),
    }),
  ),
});
type Entry = z.infer<typeof putEvents>['Entries'][number];
type EntryResult = { EventId: string } | { ErrorCode: string; ErrorMessage: string };

export interface EventBridgeParts {
  readonly buses: Buses;
  readonly nowMs: () => number;
  readonly meter: Meter;
}

/** EventBridge: PutEvents. */
export const eventBridgeService = (parts: EventBridgeParts): AwsService =>
  jsonService(
    '1.1',
    new Map([
      [
        'PutEvents',
        (input) => {
          const { Entries } = putEvents.parse(input);
          checkSize(Entries);
          const results = Entries.map((entry) => put(parts, entry));
          return { FailedEntryCount: results.filter((one) => 'ErrorCode' in one).length, Entries: results };
        },
      ],
    ]),
  );

function checkSize(entries: readonly Entry[]): void {
  if (entries.length === 0 || entries.length > MOST_ENTRIES)
    throw new AwsFault(
      'ValidationException',
      `1 to ${MOST_ENTRIES} entries are allowed, got ${entries.length}`,
    );
  if (entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > MOST_BYTES)
    throw new AwsFault('ValidationException', 'Total size of the entries in the request is over the limit.');
}

/** The documented formula: 14 bytes for a given time, and the UTF-8 length of the rest. */
const sizeOf = ({ Time, Source = '', DetailType = '', Detail = '', Resources }: Entry): number =>
  (Time === undefined ? 0 : 14) + Buffer.byteLength([Source, DetailType, Detail, ...Resources].join(''));

function put({ buses, nowMs, meter }: EventBridgeParts, entry: Entry): EntryResult {
  const fault = faultOf(entry);
  if (fault) return fault;
  const busName = entry.EventBusName.split('/').at(-1) ?? '';
  const bytes = sizeOf(entry);
  meter({ service: 'events', action: 'PutEvents', bytes, units: chunksOf64Kb(bytes), resource: busName });
  if (!buses.has(busName)) return dropped(busName);
  const EventId = buses.put(busName, {
    source: entry.Source ?? '',
    detailType: entry.DetailType ?? '',
    detail: entry.Detail ?? '',
    resources: entry.Resources,
    atMs: entry.Time === undefined ? nowMs() : entry.Time * 1000,
  });
  return { EventId };
}

/** AWS accepts what is put to a bus that does not exist, and drops it; a laptop may at least say so. */
function dropped(busName: string): EntryResult {
  console.warn(`There is no event bus ${busName}: an event was dropped`);
  return { EventId: randomUUID() };
}

function faultOf(entry: Entry): EntryResult | undefined {
  for (const name of ['Source', 'DetailType', 'Detail'] as const) {
    if (entry[name]) continue;
    const ErrorMessage = `Parameter ${name} is not valid. Reason: ${name} is a required argument.`;
    return { ErrorCode: 'InvalidArgument', ErrorMessage };
  }
  if (entry.Source?.startsWith('aws.'))
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  if (!isJsonObject(entry.Detail ?? ''))
    return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  return undefined;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
