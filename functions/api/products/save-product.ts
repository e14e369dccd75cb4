import { SECOND_MS } from '../../../core/duration.ts';
import { startJob } from '../../../core/jobs/start-job.ts';
import { startedBy } from '../../../core/journey/triggers/trigger-schema.ts';
import { type Product, productChanges, productEvents } from '../../../core/product/product.ts';
import type { ApiPorts } from '../ports.ts';

/** So much later the product has been stored; where it has not, nobody is told. */
const STORED_IN_MS = SECOND_MS;

/** The events of products by which live journeys start. */
export const askedEvents = async ({ config }: Pick<ApiPorts, 'config'>): Promise<Set<string>> => {
  const { journeys } = await config.snapshot();
  const started = journeys
    .filter(({ status }) => status === 'live')
    .map(({ journey }) => startedBy(journey.trigger));
  return new Set(started.filter((event) => productEvents.some((one) => one === event)));
};

/** Stores a product. The job that tells people comes first, so that no change is stored of which nobody ever hears. */
export const saveProduct = async (
  ports: ApiPorts,
  after: Product,
  { by, asked }: { by: string; asked: ReadonlySet<string> },
): Promise<void> => {
  const before = asked.size > 0 ? await ports.products.get(after.id) : undefined;
  if (before && productChanges(before, after).some((event) => asked.has(event)))
    await startJob(ports, {
      kind: 'product-changed',
      input: { before, after },
      by,
      atMs: ports.clock.now() + STORED_IN_MS,
    });
  await ports.products.put(after);
};
