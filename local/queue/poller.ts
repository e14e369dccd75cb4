import type { Activity } from '../clock/activity.ts';
import type { Agenda, Cancel } from '../clock/agenda.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { Invoke } from '../function/host.ts';
import { chunksOf64Kb, type Meter } from '../meter.ts';
import type { MappingModel } from '../template/models/mapping.ts';
import { failedMessages, sqsEvent } from './lambda-event.ts';
import type { Receipt } from './message.ts';
import type { Queue } from './queue.ts';

export interface PollerParts {
  readonly queue: Queue;
  readonly mapping: MappingModel;
  readonly region: string;
  readonly clock: VirtualClock;
  readonly agenda: Agenda;
  readonly activity: Activity;
  readonly invoke: Invoke;
  readonly meter: Meter;
}

/** Lambda takes 6 MB; the envelope of a record needs some of it. */
const MOST_BATCH_BYTES = 5 * 1024 * 1024;

/**
 * Feeds a queue to its function. A batching window is waited for only while another batch is under way: a
 * laptop has no reason to wait, but what is queued by then travels together.
 */
export function startPoller(parts: PollerParts): void {
  const { queue, mapping, activity, agenda, clock } = parts;
  let running = 0;
  let pumpPlanned = false;
  let cancelWindow: Cancel | undefined;
  let windowOver = false;

  const mayStart = () =>
    running === 0 ||
    mapping.batchingWindowSeconds === 0 ||
    windowOver ||
    queue.visible() >= mapping.batchSize;

  function pump(): void {
    while (queue.visible() > 0 && running < mapping.maximumConcurrency && mayStart()) start();
    if (queue.visible() > 0 && !cancelWindow) {
      cancelWindow = agenda.at(clock.nowMs() + mapping.batchingWindowSeconds * 1000, () => {
        windowOver = true;
        planPump();
      });
    }
  }

  function start(): void {
    cancelWindow?.();
    cancelWindow = undefined;
    windowOver = false;
    const receipts = queue.receive(mapping.batchSize, { mostBytes: MOST_BATCH_BYTES });
    if (receipts.length === 0) return;
    running++;
    const end = activity.begin();
    void deliver(parts, receipts).finally(() => {
      running--;
      planPump();
      end();
    });
  }

  // In the next turn, so that what is sent in one go can be received in one batch.
  function planPump(): void {
    if (pumpPlanned || queue.visible() === 0) return;
    pumpPlanned = true;
    const end = activity.begin();
    setImmediate(() => {
      pumpPlanned = false;
      pump();
      end();
    });
  }

  queue.onVisible(planPump);
  planPump();
}

/** Invokes the function once and deletes what it took; the rest becomes visible again by its timeout. */
async function deliver({ queue, mapping, region, invoke, meter }: PollerParts, receipts: readonly Receipt[]) {
  const payload = JSON.stringify(sqsEvent(receipts, queue, region));
  const count = (action: string, bytes: number) => {
    const calls = Math.ceil(receipts.length / 10);
    meter({
      service: 'sqs',
      action,
      bytes,
      units: Math.max(calls, chunksOf64Kb(bytes)),
      resource: queue.model.name,
    });
  };
  count(
    'ReceiveMessage',
    receipts.reduce((sum, { message }) => sum + message.body.length, 0),
  );
  const outcome = await invoke(mapping.functionName, payload);
  if (outcome.kind === 'failed') return;
  const failed = mapping.reportsItemFailures ? failedMessages(outcome.payload, receipts) : new Set<string>();
  const taken = receipts.filter(({ message }) => !failed.has(message.id));
  for (const { handle } of taken) queue.delete(handle);
  if (taken.length > 0) count('DeleteMessageBatch', 0);
}
