import type { Metric } from '../../core/metrics.ts';
import { countsNow } from './invocation.ts';

/** Counts something; told to CloudWatch when the invocation is over, or at once where none is going on. */
export const count = (metric: Metric, howMany = 1): void => {
  if (howMany === 0) return;
  const counts = countsNow();
  if (counts) counts.set(metric, (counts.get(metric) ?? 0) + howMany);
  else tell(new Map([[metric, howMany]]));
};

/** Tells what an invocation has counted, in one line. */
export const tellCounts = (): void => {
  const counts = countsNow();
  if (!counts || counts.size === 0) return;
  tell(counts);
  counts.clear();
};

/** CloudWatch reads the line out of the log (embedded metric format), so that counting takes no call. */
const tell = (counts: ReadonlyMap<Metric, number>): void => {
  const namespace = process.env.METRICS_NAMESPACE;
  if (namespace) process.stdout.write(`${JSON.stringify(embedded(namespace, counts))}\n`);
};

/** Written past the console, which would wrap it as text into JSON of its own, where CloudWatch does not find it. */
const embedded = (Namespace: string, counts: ReadonlyMap<Metric, number>) => ({
  _aws: {
    Timestamp: Date.now(),
    CloudWatchMetrics: [
      {
        Namespace,
        Dimensions: [[]],
        Metrics: [...counts.keys()].map((Name) => ({ Name, Unit: 'Count' })),
      },
    ],
  },
  ...Object.fromEntries(counts),
});
