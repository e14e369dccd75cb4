import type { ShopEvent } from '../../core/event/event.ts';
import { operatorEvent } from '../../core/event/operator-event.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { takeIn, takeInEntry, type World } from './world.ts';

type Json = Record<string, unknown>;

export interface CustomerSettings {
  email?: string;
  phone?: string;
  device?: string;
  /** `all`, or channel → granted or denied. */
  consent?: 'all' | Record<string, 'granted' | 'denied'>;
  traits?: Json;
}

const goods: Record<string, Json> = {
  kettle: { product_id: 'kettle', name: 'Kettle', price: 19.9, currency: 'EUR' },
  teapot: { product_id: 'teapot', name: 'Teapot', price: 5.5, currency: 'EUR' },
};

let messages = 0;

/** One person of a story: what she does becomes events of the shop. */
export class Customer {
  readonly world: World;
  readonly name: string;
  cartId = 1;

  constructor(world: World, name: string, { email, phone, device, consent, traits }: CustomerSettings) {
    this.world = world;
    this.name = name;
    const allowed = consent === 'all' ? { email: 'granted', sms: 'granted' } : consent;
    this.say({
      type: 'identify',
      event: 'Identified',
      traits: {
        ...(email && { email }),
        ...(phone && { phone }),
        ...(allowed && { consent: allowed }),
        ...traits,
      },
      ...(device && { source: 'app', context: { device: { token: device, type: 'android' } } }),
    });
  }

  event(what: Partial<ShopEvent>): ShopEvent {
    messages += 1;
    const { nowMs: atMs } = this.world;
    const base = {
      type: 'track' as const,
      event: '',
      source: 'web',
      userId: this.name,
      messageId: `m${messages}`,
    };
    return { ...base, atMs, ...what };
  }

  /** Each thing said takes a millisecond, so that what comes later is later. */
  say(what: Partial<ShopEvent>): void {
    this.world.nowMs += 1;
    takeIn(this.world, [this.event(what)]);
  }

  private line(product: string, more: Json = {}): Json {
    return { cart_id: `${this.name}-${this.cartId}`, ...goods[product], ...more };
  }

  async adds(product: string, more: Json = {}, source = 'web'): Promise<void> {
    this.say({ event: 'Product Added', properties: this.line(product, more), source });
  }
  async views(product: string): Promise<void> {
    this.say({ event: 'Product Viewed', properties: { ...goods[product] } });
  }
  async checksOut(...products: string[]): Promise<void> {
    const lines = products.map((product) => goods[product]);
    this.say({
      event: 'Checkout Started',
      properties: { cart_id: `${this.name}-${this.cartId}`, products: lines },
    });
  }
  /** Any event by its name. */
  async says(event: string, properties: Json = {}, source = 'server'): Promise<void> {
    this.say({ event, properties, source });
  }
  async removes(product: string): Promise<void> {
    this.say({ event: 'Product Removed', properties: this.line(product) });
  }
  async orders(where = 'web', properties: Json = {}): Promise<void> {
    this.say({
      event: 'Order Completed',
      properties: { order_id: `o${messages}`, ...properties },
      source: where,
    });
    this.cartId += 1;
  }
  async opensTheShop(source = 'web'): Promise<void> {
    this.say({ type: 'page', event: 'Page Viewed', source });
  }
  async states(consent: Json, source = 'callcentre'): Promise<void> {
    this.say({ type: 'identify', event: 'Identified', traits: { consent }, source });
  }

  /** What an operator does to her by hand. */
  async byHand(event: string, properties: Json = {}): Promise<void> {
    this.world.nowMs += 1;
    const { nowMs: atMs } = this.world;
    takeInEntry(
      this.world,
      operatorEvent({ profileId: this.profile.id, event, by: 'eve', atMs, properties }),
    );
  }

  get profile(): Profile {
    const found = [...this.world.profiles.values()].find(
      (one) => one.mergedInto === undefined && one.identities.some(({ value }) => value === this.name),
    );
    if (!found) throw new Error(`${this.name} is nobody`);
    return found;
  }
  get got() {
    const ids = [this.profile.id, ...this.profile.mergedFrom];
    return this.world.sent.filter(({ profileId }) => ids.includes(profileId));
  }
  get channels(): string[] {
    return this.got.map(({ channel }) => channel);
  }
  get skips() {
    const { id } = this.profile;
    return this.world.timeline.filter((entry) => entry.profileId === id && entry.kind === 'skip');
  }
  get enrollments() {
    const ids = [this.profile.id, ...this.profile.mergedFrom];
    return [...this.world.enrollments.values()].filter(({ profileId }) => ids.includes(profileId));
  }
  get latest() {
    return this.enrollments.toSorted((a, b) => b.enteredAtMs - a.enteredAtMs)[0];
  }
}
