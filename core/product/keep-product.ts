import type { PublishedJourney } from '../config/snapshot.ts';
import { SECOND_MS } from '../duration.ts';
import { type JobPorts, startJob } from '../jobs/start-job.ts';
import { startedBy } from '../journey/triggers/trigger-schema.ts';
import type { Products } from './ports.ts';
import { type Product, productChanges, productEvents } from './product.ts';

/** So much later the product has been stored; where it has not, nobody is told. */
const STORED_IN_MS = SECOND_MS;

/** The events of products by which live journeys start. */
export const askedEvents = ({ journeys }: { journeys: readonly PublishedJourney[] }): Set<string> => {
  const started = journeys
    .filter(({ status }) => status === 'live')
    .map(({ journey }) => startedBy(journey.trigger));
  return new Set(started.filter((event) => productEvents.some((one) => one === event)));
};

export interface KeepAsk {
  before: Product | undefined;
  after: Product;
  by: string;
  asked: ReadonlySet<string>;
  /** The feed that it came from. */
  feedId?: string;
}

/** Stores a product. The job that tells people comes first, so that no change is stored of which nobody ever hears. */
export const keepProduct = async (
  ports: JobPorts & { products: Pick<Products, 'put'> },
  { before, after, by, asked, feedId }: KeepAsk,
): Promise<void> => {
  if (before && productChanges(before, after).some((event) => asked.has(event)))
    await startJob(ports, {
      kind: 'product-changed',
      input: { before, after },
      by,
      atMs: ports.clock.now() + STORED_IN_MS,
    });
  await ports.products.put(after, feedId);
};
