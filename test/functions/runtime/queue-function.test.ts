import { describe, expect, it, jest } from '@jest/globals';
import type { Context, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { NotFound, ProviderUnavailable } from '../../../core/errors.ts';
import { queueBatchFunction, queueFunction } from '../../../functions/runtime/queue-function.ts';

const schema = z.object({ who: z.string() });
const record = (messageId: string, body: unknown, attempts = 1) =>
  ({
    messageId,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: { ApproximateReceiveCount: String(attempts) },
  }) as SQSRecord;
const context = { getRemainingTimeInMillis: () => 10_000 } as Context;

const quietly = async <T>(work: () => Promise<T>) => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const value = await work();
  const lines = warn.mock.calls.map(([line]) => String(line));
  warn.mockRestore();
  return { value, lines };
};

describe('a function behind a queue', () => {
  it('gives back what it cannot read and handles the neighbours', async () => {
    const seen: string[] = [];
    const handler = queueFunction(schema, async ({ who }) => seen.push(who));
    const Records = [record('a', { who: 'ann' }), record('b', '{"who": "secret'), record('c', { who: 1 })];
    const { value, lines } = await quietly(() => handler({ Records }, context));
    expect(value).toEqual({ batchItemFailures: [{ itemIdentifier: 'b' }, { itemIdentifier: 'c' }] });
    expect(seen).toEqual(['ann']);
    expect(lines.join('')).not.toContain('secret');
  });

  it('tries again what may pass and sets aside what will not', async () => {
    const handler = queueFunction(schema, async ({ who }) => {
      if (who === 'nobody') throw new NotFound('profile', 'x');
      if (who === 'later') throw new ProviderUnavailable('bus', false);
      if (who === 'bug') throw new TypeError('bug');
    });
    const Records = ['nobody', 'later', 'bug', 'fine'].map((who) => record(who, { who }));
    const { value } = await quietly(() => handler({ Records }, context));
    expect(value.batchItemFailures).toEqual([{ itemIdentifier: 'later' }, { itemIdentifier: 'bug' }]);
  });

  it('hands a batch over as a whole where its messages belong together', async () => {
    const sizes: number[] = [];
    const handler = queueBatchFunction(schema, async (items) => {
      sizes.push(items.length);
      return new Map([['b', new Error('lost the race')]]);
    });
    const Records = [record('a', { who: 'ann' }), record('b', { who: 'bob' }), record('c', 'poison')];
    const { value } = await quietly(() => handler({ Records }, context));
    expect(sizes).toEqual([2]);
    expect(value.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort()).toEqual(['b', 'c']);
  });

  it('begins what came back again and again after the others, and gives it back where the time is over', async () => {
    const begun: string[][] = [];
    const handler = queueBatchFunction(schema, async (items) => {
      begun.push(items.map(({ recordId }) => recordId));
      return new Map();
    });
    const Records = [
      record('old', { who: 'ann' }, 3),
      record('new', { who: 'bob' }),
      record('b', { who: 'x' }, 2),
    ];
    const late = { getRemainingTimeInMillis: () => 7_999 } as Context;

    expect((await quietly(() => handler({ Records }, context))).value.batchItemFailures).toEqual([]);
    expect(begun).toEqual([['new', 'b'], ['old']]);
    const { value } = await quietly(() => handler({ Records }, late));
    expect(value.batchItemFailures).toEqual([{ itemIdentifier: 'old' }]);
  });
});
