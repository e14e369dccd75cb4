import { describe, expect, it } from '@jest/globals';
import { failedMessages } from '../../../local/queue/lambda-event.ts';

const receipts = ['a', 'b'].map((id) => ({
  handle: id,
  message: { id, body: '', attributes: {}, sentAtMs: 0, visibleAtMs: 0, receiveCount: 1 },
}));
const failed = (answer: unknown) => [...failedMessages(JSON.stringify(answer), receipts)];

describe('a partial batch response', () => {
  it.each([null, {}, { batchItemFailures: [] }, { batchItemFailures: null }])('%j is success', (answer) => {
    expect(failed(answer)).toEqual([]);
  });

  it('names the failed messages', () => {
    expect(failed({ batchItemFailures: [{ itemIdentifier: 'b' }] })).toEqual(['b']);
  });

  it.each([{ itemIdentifier: 'x' }, { itemIdentifier: '' }, {}])('%j fails the whole batch', (failure) => {
    expect(failed({ batchItemFailures: [failure] })).toEqual(['a', 'b']);
  });
});
