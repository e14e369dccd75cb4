import { cartOf } from '../cart/cart-of.ts';
import type { Profile } from '../profile/profile.ts';
import { type Catalogue, idsAskedBy } from './catalogue.ts';
import type { Products } from './ports.ts';

/** What a message to her may be about. */
interface Ask {
  profile: Profile;
  /** Of what started her journey, or of all that may. */
  events: readonly { properties?: Record<string, unknown> | undefined }[];
  nowMs: number;
}

/** A message is about some fifty lines at most; whoever asks about many events at once is held to so many. */
const MOST_IDS = 500;

/**
 * What the catalogue says now of all that a message may show. Where nothing has an id it is still asked whether there is one: names
 * that it does not know are shown only where there is none. Throws ProviderUnavailable.
 */
export const catalogueFor = async (
  products: Pick<Products, 'find'>,
  { profile, events, nowMs }: Ask,
): Promise<Catalogue> => {
  const { lines } = cartOf(profile, nowMs);
  const asked = [idsAskedBy({}, lines), ...events.map(({ properties = {} }) => idsAskedBy(properties, []))];
  return products.find([...new Set(asked.flat())].slice(0, MOST_IDS));
};
