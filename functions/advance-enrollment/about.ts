import { cartOf } from '../../core/cart/cart-of.ts';
import type { SendVerdict } from '../../core/journey/verdict.ts';
import type { Catalogue } from '../../core/product/catalogue.ts';
import { catalogueFor } from '../../core/product/catalogue-for.ts';
import { shownBy, shownEvent } from '../../core/product/shown.ts';
import { isSoldOut, shownCart } from '../../core/product/shown-cart.ts';
import { eventPlace } from '../../core/send/event-place.ts';
import type { AdvancePorts } from './ports.ts';
import type { Turn } from './turn.ts';

/** What a message is about, looked up in the catalogue at the moment it is sent. */
export interface About {
  catalogue: Catalogue;
  /** Where the shop shows what the event is about; a cart has a place of its own. */
  place?: string;
  /** A picture of it. */
  image?: string;
  /** All of it is known to be out of stock. */
  isSoldOut: boolean;
}

export const aboutOf = async (
  ports: Pick<AdvancePorts, 'products' | 'clock'>,
  { enrollment, situation }: Turn,
): Promise<About> => {
  const { profile, journey, snapshot } = situation;
  const { trigger } = enrollment;
  const nowMs = ports.clock.now();
  const catalogue = await catalogueFor(ports.products, { profile, events: [trigger], nowMs });
  const by = shownBy(snapshot.shop, catalogue);
  const { properties = {} } = shownEvent(trigger, by);
  const cart = shownCart(cartOf(profile, nowMs), by);
  if (journey.key === 'cart')
    return { catalogue, ...pictured(cart?.items[0]?.imageUrl), isSoldOut: isSoldOut(cart) };
  const place = eventPlace(properties);
  return {
    catalogue,
    ...(place !== undefined && { place }),
    ...pictured(properties.image_url),
    isSoldOut: properties.in_stock === false,
  };
};

const pictured = (image: unknown): { image?: string } =>
  typeof image === 'string' && image.startsWith('https:') ? { image } : {};

/** Nobody is called to buy what cannot be bought; what became of her order she hears all the same. */
export const isInVain = ({ isSoldOut }: About, { purpose }: Pick<SendVerdict, 'purpose'>): boolean =>
  isSoldOut && purpose !== 'transactional';
