import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import type { PersonNews } from '../../../core/analytics/news.ts';
import { sqsCounters } from '../../../functions/adapters/counters.ts';
import { toldSchema } from '../../../functions/keep-counts/told-schema.ts';
import { countOf } from '../../support/counts.ts';

const sqs = mockClient(SQSClient);
const counters = sqsCounters(new SQSClient({}), 'https://sqs.example/counts');
const T = Date.parse('2026-11-28T12:00:00Z');
const sent = (id: string) => countOf(id, T, { journeyId: 'cart', channel: 'email' }, { sent: 1 });
const ann = (news: number): PersonNews => ({
  profileId: 'ann',
  mergedFrom: ['anna'],
  news: Array.from({ length: news }, (_, at) => ({
    kind: 'unsubscribe',
    id: `${at}`,
    channel: 'email',
    atMs: T + at,
  })),
});
const bodies = () => sqs.commandCalls(SendMessageCommand).map((call) => call.args[0].input.MessageBody ?? '');
const toldIn = (body: string) => toldSchema.parse(JSON.parse(body));

beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageCommand).resolves({});
});

describe('what is told to the counters', () => {
  it('goes in one message, in the form that keep-counts reads', async () => {
    await counters.tell({ counts: [sent('a'), sent('b')], people: [ann(2)] });

    expect(bodies().map(toldIn)).toEqual([{ v: 1, counts: [sent('a'), sent('b')], people: [ann(2)] }]);
    expect(sqs.call(0).args[0].input).toMatchObject({ QueueUrl: 'https://sqs.example/counts' });
  });

  it('costs nothing when there is nothing to say', async () => {
    await counters.tell({});
    await counters.tell({ counts: [], people: [{ ...ann(0), mergedFrom: [] }] });

    expect(bodies()).toEqual([]);
  });

  it('may be that two people are one, and nothing else', async () => {
    await counters.tell({ people: [ann(0)] });

    expect(bodies().map(toldIn)).toEqual([{ v: 1, counts: [], people: [ann(0)] }]);
  });

  it('is cut into messages below 256 KB, each thing in one of them, also of one person', async () => {
    const counts = Array.from({ length: 3_000 }, (_, at) => sent(`${at}`));

    await counters.tell({ counts, people: [ann(4_000)] });

    const told = bodies().map(toldIn);
    expect(told.length).toBeGreaterThan(2);
    for (const body of bodies()) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(256 * 1024);
    expect(told.flatMap((one) => one.counts)).toEqual(counts);
    expect(told.flatMap(({ people }) => people.flatMap(({ news }) => news))).toEqual(ann(4_000).news);
    for (const { people } of told)
      for (const one of people) expect(one).toMatchObject({ profileId: 'ann', mergedFrom: ['anna'] });
  });

  it('may have been taken when the queue does not answer', async () => {
    sqs.on(SendMessageCommand).rejects(new Error('socket'));

    await expect(counters.tell({ counts: [sent('a')] })).rejects.toMatchObject({
      code: 'provider-unavailable',
      ambiguous: true,
    });
  });
});
