import { envelopesOf, ownEvent } from '../../../core/event/own-event.ts';
import type { ListKey } from '../../../core/ports.ts';
import { interestList } from '../../../core/product/interest.ts';
import { isInStock, productChanges, productProperties } from '../../../core/product/product.ts';
import type { JobKind, StepAsk } from '../job-kind.ts';
import { walkLists } from '../walk-lists.ts';

type Ask = StepAsk<'product-changed'>;

/** So many people in one bus entry at most. */
const MOST_PEOPLE = 50;

/**
 * Tells whoever looked at a product of late that it is cheaper, or can be had again. The job was started before the product was
 * stored: where that never happened, or it has changed again, nobody is told.
 */
export const productChanged: JobKind<'product-changed'> = async (ask) => {
  const { job, input, ports, hasTime } = ask;
  const stored = await ports.products.get(input.after.id);
  if (stored?.price !== input.after.price || (stored && isInStock(stored) === false))
    return { counts: { overtaken: 1 }, next: 'done' };
  const walked = await walkLists({
    lists: ports.lists,
    names: [interestList(input.after.id)],
    cursor: job.cursor,
    hasTime,
    work: (keys) => tell(ask, keys),
  });
  const { counts, cursor } = walked;
  return cursor === undefined ? { counts, next: 'done' } : { counts, cursor, next: 'now' };
};

const tell = async ({ job, input, ports }: Ask, keys: ListKey[]): Promise<Record<string, number>> => {
  const { before, after } = input;
  const people = await ports.interests.alive(keys);
  const properties = productProperties(after, before);
  const said = people.flatMap((profileId) =>
    productChanges(before, after).flatMap(
      (event) =>
        ownEvent({
          profileId,
          event,
          source: 'catalogue',
          atMs: job.startedAtMs,
          properties,
          prefix: 'product',
          parts: [job.id],
        }).events,
    ),
  );
  const atMs = ports.clock.now();
  if (said.length > 0) await ports.bus.putEvents(envelopesOf(said, { atMs, most: MOST_PEOPLE }));
  return { people: people.length, events: said.length };
};
