import { orderRun } from '../broadcasts/order-run.ts';

export const abortRun = orderRun(
  'abort',
  'Ends this run for good: whoever is in gets nothing more; later runs of the journey take place',
);
