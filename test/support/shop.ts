import { type KaskadClient, SERVER, WEB } from './kaskad.ts';

type Json = Record<string, unknown>;

let people = 0;

/** One person who shops; every name and address is hers alone, so that cases do not meet. */
export class Shopper {
  readonly kaskad: KaskadClient;
  readonly userId: string;
  readonly email: string;
  readonly phone: string;
  readonly cartId: string;

  constructor(kaskad: KaskadClient, name: string) {
    people += 1;
    const unique = `${name}-${Date.now().toString(36)}-${people}`;
    this.kaskad = kaskad;
    this.userId = `u-${unique}`;
    this.email = `${unique}@example.com`;
    this.phone = `+49151${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`;
    this.cartId = `cart-${unique}`;
  }

  async identifies(traits: Json = {}, context: Json = {}) {
    await this.kaskad.batch([
      {
        type: 'identify',
        userId: this.userId,
        traits: {
          email: this.email,
          phone: this.phone,
          country: 'DE',
          consent: { email: 'granted', sms: 'granted' },
          ...traits,
        },
        context,
      },
    ]);
    await this.kaskad.idle();
  }

  async tracks(
    event: string,
    properties: Json = {},
    options: { key?: string; source?: string; more?: Json } = {},
  ) {
    const context = options.source ? { source: options.source } : {};
    await this.kaskad.batch(
      [{ type: 'track', event, userId: this.userId, properties, context, ...options.more }],
      options.key ?? WEB,
    );
    await this.kaskad.idle();
  }

  adds(productId: string, properties: Json = {}, more: Json = {}) {
    return this.tracks(
      'Product Added',
      {
        cart_id: this.cartId,
        product_id: productId,
        name: 'Kettle',
        price: 19.9,
        quantity: 1,
        currency: 'EUR',
        cart_url: 'https://shop.example/cart',
        ...properties,
      },
      { more },
    );
  }

  removes(productId: string) {
    return this.tracks('Product Removed', { cart_id: this.cartId, product_id: productId });
  }

  orders(properties: Json = {}, source?: string) {
    return this.tracks(
      'Order Completed',
      { order_id: `o-${this.userId}`, ...properties },
      source ? { key: SERVER, source } : {},
    );
  }

  async visits() {
    await this.kaskad.batch([
      { type: 'page', userId: this.userId, properties: { url: 'https://shop.example/' } },
    ]);
    await this.kaskad.idle();
  }

  async view() {
    const view = await this.kaskad.lookup('userId', this.userId);
    if (!view) throw new Error(`${this.userId} is not known`);
    return view;
  }

  async enrollment(journeyId = 'cart-abandoned') {
    return (await this.view()).enrollments.find((one) => one.journeyId === journeyId);
  }

  async inbox() {
    return this.kaskad.outbox((await this.view()).id);
  }

  /** The channels of what arrived, oldest first. */
  async got() {
    return (await this.inbox()).map((mail) => mail.channel);
  }

  async received() {
    return this.kaskad.mailbox({ profileId: (await this.view()).id, email: this.email, phone: this.phone });
  }

  async skips() {
    return (await this.kaskad.timeline((await this.view()).id)).filter((entry) => entry.kind === 'skip');
  }
}

/** A shopper with e-mail, phone and consent for both. */
export const newShopper = async (
  kaskad: KaskadClient,
  name = 'ann',
  traits: Json = {},
  context: Json = {},
) => {
  const shopper = new Shopper(kaskad, name);
  await shopper.identifies(traits, context);
  return shopper;
};
