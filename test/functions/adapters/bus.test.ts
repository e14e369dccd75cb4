import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import type { EventEnvelope } from '../../../core/event/event.ts';
import { eventBridgeBus } from '../../../functions/adapters/bus.ts';

const calls = mockClient(EventBridgeClient);
const bus = eventBridgeBus(new EventBridgeClient({}), 'engine');
const envelope = (entryId: string, more: Partial<EventEnvelope> = {}): EventEnvelope => ({
  v: 1,
  entryId,
  receivedAtMs: 1,
  source: 'web',
  trust: 'public',
  keyId: 'k',
  mayStateConsent: false,
  events: [],
  ...more,
});
const many = (count: number, more?: Partial<EventEnvelope>) =>
  Array.from({ length: count }, (_, index) => envelope(`e${index}`, more));
const entriesOf = (call: number) => calls.commandCalls(PutEventsCommand)[call]?.args[0].input.Entries ?? [];
const taken = (count: number) => ({ Entries: Array.from({ length: count }, () => ({ EventId: 'x' })) });

beforeEach(() => {
  calls.reset();
  calls.on(PutEventsCommand).callsFake(async ({ Entries }) => taken(Entries.length));
});

describe('the bus', () => {
  it('names the source of the shop, and Kaskad itself', async () => {
    await bus.putEvents([
      envelope('a', { source: 'pos' }),
      envelope('b', { trust: 'internal', source: 'kaskad' }),
    ]);
    expect(entriesOf(0)).toMatchObject([
      { EventBusName: 'engine', Source: 'shop.pos', DetailType: 'events' },
      { EventBusName: 'engine', Source: 'kaskad', DetailType: 'events' },
    ]);
    await bus.putDelivery({ v: 1, sendId: 's', profileId: 'p', channel: 'email', type: 'clicked', atMs: 1 });
    expect(entriesOf(1)).toMatchObject([{ Source: 'kaskad', DetailType: 'delivery' }]);
  });

  it('puts ten entries a call, and not more than 1 MB', async () => {
    await bus.putEvents(many(23));
    expect(calls.commandCalls(PutEventsCommand).map((_, call) => entriesOf(call).length)).toEqual([
      10, 10, 3,
    ]);
    calls.resetHistory();
    await bus.putEvents(many(6, { keyId: 'x'.repeat(250 * 1024) }));
    expect(calls.commandCalls(PutEventsCommand).map((_, call) => entriesOf(call).length)).toEqual([3, 3]);
  });

  it('puts again what was refused, and only that', async () => {
    calls
      .on(PutEventsCommand)
      .resolvesOnce({ Entries: [{ EventId: '1' }, { ErrorCode: 'InternalFailure' }, { EventId: '3' }] })
      .resolves(taken(1));
    await bus.putEvents(many(3));
    expect(entriesOf(1).map(({ Detail }) => JSON.parse(Detail ?? '').entryId)).toEqual(['e1']);
  });

  it('is unavailable when it refuses for good or does not answer', async () => {
    calls.on(PutEventsCommand).resolves({ Entries: [{ ErrorCode: 'ThrottlingException' }] });
    await expect(bus.putEvents(many(1))).rejects.toMatchObject({
      code: 'provider-unavailable',
      ambiguous: false,
    });
    calls.on(PutEventsCommand).rejects(new Error('socket'));
    await expect(bus.putEvents(many(1))).rejects.toMatchObject({
      code: 'provider-unavailable',
      ambiguous: true,
    });
  });
});
