import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { metrics } from '../../../core/metrics.ts';
import { following } from '../../../functions/runtime/invocation.ts';
import { count, tellCounts } from '../../../functions/runtime/measure.ts';

let told: string[];
beforeEach(() => {
  told = [];
  process.env.METRICS_NAMESPACE = 'kaskad/test';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => told.push(String(text)) > 0);
});
afterEach(() => {
  delete process.env.METRICS_NAMESPACE;
  jest.restoreAllMocks();
});

describe('what a function counts', () => {
  it('is told once an invocation, in the embedded metric format, without dimensions', () => {
    following('r1', () => {
      count('MessagesSent');
      following('r2', () => count('MessagesSent', 2));
      count('EventsDropped', 0);
      tellCounts();
      tellCounts();
    });

    expect(told).toHaveLength(1);
    expect(JSON.parse(told[0] ?? '')).toEqual({
      _aws: {
        Timestamp: expect.any(Number),
        CloudWatchMetrics: [
          {
            Namespace: 'kaskad/test',
            Dimensions: [[]],
            Metrics: [{ Name: 'MessagesSent', Unit: 'Count' }],
          },
        ],
      },
      MessagesSent: 3,
    });
  });

  it('is told at once outside of an invocation', () => {
    count('MalformedDocuments');

    expect(told.map((line) => JSON.parse(line).MalformedDocuments)).toEqual([1]);
  });

  it('is told to nobody where no namespace is given', () => {
    delete process.env.METRICS_NAMESPACE;
    count('MalformedDocuments');

    expect(told).toEqual([]);
  });

  it('has names that CloudWatch takes, and words for each', () => {
    for (const [name, words] of Object.entries(metrics)) {
      expect(name).toMatch(/^[A-Z][A-Za-z]{3,49}$/);
      expect(words).toMatch(/^[a-z]/);
    }
  });
});
