import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { DateTime } from 'luxon';
import type { Agenda, Cancel } from '../clock/agenda.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { Meter } from '../meter.ts';
import type { Buckets } from '../store/buckets.ts';
import type { StreamModel } from '../template/models/stream.ts';

/** Delivery streams: what is put into one becomes a file of its bucket, by size, by time, or when asked. */
export interface Streams {
  /** False where there is no such stream. */
  put(arn: string, record: Buffer): boolean;
  byName(name: string): StreamModel | undefined;
  /** Writes what waits. What waits when the process is killed is lost. */
  flush(): void;
}

export interface StreamsParts {
  readonly streams: readonly StreamModel[];
  readonly buckets: Buckets;
  readonly clock: VirtualClock;
  readonly agenda: Agenda;
  readonly meter: Meter;
}

interface Waiting {
  readonly sinceMs: number;
  readonly records: Buffer[];
  bytes: number;
  readonly cancel: Cancel;
}

/** Firehose bills every started 5 KB of a record. */
const BILLED_BYTES = 5 * 1024;

export function createStreams({ streams, buckets, clock, agenda, meter }: StreamsParts): Streams {
  const byArn = new Map(streams.map((stream) => [stream.arn, stream]));
  const waiting = new Map<string, Waiting>();

  function begin(stream: StreamModel): Waiting {
    const sinceMs = clock.nowMs();
    const cancel = agenda.at(sinceMs + stream.afterSeconds * 1000, () => write(stream));
    const fresh = { sinceMs, records: [], bytes: 0, cancel };
    waiting.set(stream.arn, fresh);
    return fresh;
  }

  function write(stream: StreamModel): void {
    const file = waiting.get(stream.arn);
    if (!file) return;
    file.cancel();
    waiting.delete(stream.arn);
    const bytes = Buffer.concat(file.records);
    buckets.put(stream.bucketArn, keyOf(stream, file.sinceMs), stream.gzipped ? gzipSync(bytes) : bytes);
  }

  return {
    put(arn, record) {
      const stream = byArn.get(arn);
      if (!stream) return false;
      const units = Math.ceil(record.length / BILLED_BYTES);
      meter({ service: 'firehose', action: 'PutRecord', bytes: record.length, units, resource: stream.name });
      const file = waiting.get(arn) ?? begin(stream);
      file.records.push(record, Buffer.from(stream.delimiter));
      file.bytes += record.length;
      if (file.bytes >= stream.mostBytes) write(stream);
      return true;
    },
    byName: (name) => streams.find((stream) => stream.name === name),
    flush: () => {
      for (const stream of streams) write(stream);
    },
  };
}

/** The day, and the name, are those of the oldest record in the file. */
function keyOf({ name, prefix, gzipped }: StreamModel, sinceMs: number): string {
  const since = DateTime.fromMillis(sinceMs, { zone: 'UTC' });
  const folder = prefix.replace(/!\{timestamp:([^}]+)\}/g, (_, format: string) => since.toFormat(format));
  return `${folder}${name}-1-${since.toFormat('yyyy-MM-dd-HH-mm-ss')}-${randomUUID()}${gzipped ? '.gz' : ''}`;
}
