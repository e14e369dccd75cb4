import type { ConsoleTest } from './console-test.ts';

export interface ConsoleShopper {
  id: string;
  name: string;
  email: string;
  phone: string;
  userId: string;
}

let people = 0;

/** People who shop, each with a name and addresses that are theirs alone. */
export const consoleShoppers = (test: ConsoleTest) => {
  const lookup = async (email: string) => {
    const path = `/v1/profiles/lookup?namespace=email&value=${encodeURIComponent(email)}`;
    return (await test.api('GET', path)).body as { id: string; mergedFrom: string[] };
  };
  const next = (firstName: string) => {
    const unique = `${++people}${Date.now().toString(36)}`;
    return {
      name: `${firstName} ${unique}`,
      email: `${firstName.toLowerCase()}-${unique}@example.com`,
      phone: `+49151${String(10_000_000 + people * 7919)}`,
      userId: `u-${unique}`,
      traits: { firstName, lastName: unique, country: 'DE', consent: { email: 'granted', sms: 'granted' } },
    };
  };
  return {
    lookup,
    /** She left two kettles in her cart: she is in the cart journey. */
    async shopper(firstName: string): Promise<ConsoleShopper> {
      const { traits, ...her } = next(firstName);
      const { userId, email, phone } = her;
      const properties = {
        ...{
          cart_id: userId,
          product_id: 'kettle',
          name: 'Kettle',
          price: 39.9,
          currency: 'EUR',
          quantity: 2,
        },
        image_url: `${test.kaskad.url}/shop/pictures/kettle.svg`,
      };
      await test.send(
        { type: 'identify', userId, traits: { ...traits, email, phone } },
        { type: 'track', event: 'Product Added', userId, properties },
      );
      return { ...her, id: (await lookup(email)).id };
    },
    /** Known by her address alone, so that she may turn out to be somebody else. */
    async guest(firstName: string): Promise<ConsoleShopper> {
      const { traits, ...her } = next(firstName);
      const { email, userId } = her;
      await test.send({ type: 'identify', anonymousId: `browser-${userId}`, traits: { ...traits, email } });
      return { ...her, id: (await lookup(email)).id };
    },
    orders: ({ userId }: ConsoleShopper, context: object = {}) =>
      test.send({
        ...{ type: 'track', event: 'Order Completed', userId, context },
        properties: { order_id: `o-${userId}`, total: 79.8, currency: 'EUR' },
      }),
  };
};
