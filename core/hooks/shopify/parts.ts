import { isFields } from '../../event/tidy.ts';
import type { Fields, HookOptions } from '../hook.ts';
import { type Person, yesSince } from '../person.ts';
import { fieldsOf, idOf, instantOf, known, listOf, numberOf, textOf } from '../read.ts';

const moneyOf = (set: unknown): Fields => fieldsOf(fieldsOf(set).shop_money);

/** Carts say their currency only within the prices of their lines. */
export const currencyOf = (held: Fields): string | undefined =>
  textOf(held.currency) ??
  listOf(held.line_items)
    .map((line) =>
      textOf(moneyOf(line.price_set ?? line.original_price_set ?? line.discounted_price_set).currency_code),
    )
    .find((one) => one !== undefined);

export const productOf = (line: Fields): Fields =>
  known({
    product_id: idOf(line.product_id) ?? textOf(line.sku) ?? textOf(line.id),
    variant: idOf(line.variant_id),
    sku: textOf(line.sku),
    name: textOf(line.title),
    price: numberOf(line.price),
    quantity: numberOf(line.quantity) ?? 1,
  });

/** What the shop put into the cart itself, so that order and browser are one person. */
const browserOf = (held: Fields): string | undefined => {
  const notes = [...listOf(held.note_attributes), ...listOf(held.attributes)];
  const said = notes.find(({ name }) => name === 'kaskad_anonymous_id')?.value;
  return textOf(said) ?? textOf(fieldsOf(held.attributes).kaskad_anonymous_id);
};

/** A cart is somebody, too: whoever buys it is the one who filled it. */
export const cartPerson = (token: string | undefined, held: Fields): string | undefined =>
  browserOf(held) ?? (token === undefined ? undefined : `shopify-cart-${token}`);

const SUBSCRIBED: Record<string, 'granted' | 'denied'> = {
  subscribed: 'granted',
  unsubscribed: 'denied',
  redacted: 'denied',
};

/** Of `email_marketing_consent` and its like; one that was never asked, or waits to be confirmed, says nothing. */
export const consentSaid = (held: unknown): Fields | undefined => {
  const { state, consent_updated_at: at } = fieldsOf(held);
  const status = SUBSCRIBED[textOf(state)?.toLowerCase() ?? ''];
  return status && known({ status, at: instantOf(at) });
};

/** As an account keeps it: a yes without its time is as old as the account, and none where that is not known. */
const consentKept = (held: unknown, madeAt: string | undefined): Fields | undefined => {
  const said = consentSaid(held);
  if (said?.status !== 'granted' || said.at !== undefined) return said;
  return madeAt === undefined ? undefined : { ...said, at: madeAt };
};

const anyOf = (consents: Fields): Fields | undefined => {
  const said = known(consents);
  return Object.keys(said).length > 0 ? said : undefined;
};

/** What an account allows. */
export const consentOf = (customer: Fields): Fields | undefined => {
  const madeAt = instantOf(customer.created_at);
  const email = consentKept(customer.email_marketing_consent, madeAt);
  return anyOf({ email, sms: consentKept(customer.sms_marketing_consent, madeAt) });
};

/** Of an order: its box counts where Shopify keeps nothing of the account. */
export const consentOfOrder = (order: Fields, at: string | undefined): Fields | undefined => {
  const customer = fieldsOf(order.customer);
  const isKept = isFields(customer.email_marketing_consent);
  return anyOf({
    ...(isKept ? {} : yesSince(order.buyer_accepts_marketing === true, at)),
    ...consentOf(customer),
  });
};

/** Of a checkout only a no: whoever types an address there may be anybody. */
export const consentOfCheckout = (checkout: Fields): Fields | undefined => {
  const said = Object.entries(consentOf(fieldsOf(checkout.customer)) ?? {});
  return anyOf(Object.fromEntries(said.filter(([, one]) => fieldsOf(one).status === 'denied')));
};

/** Who bought, or began to: an order and a checkout say it alike, but for what she allowed. */
export const buyerOf = (held: Fields, { customerIds }: HookOptions): Person => {
  const customer = fieldsOf(held.customer);
  const address = fieldsOf(held.billing_address ?? customer.default_address);
  return {
    email: textOf(held.email) ?? textOf(held.contact_email) ?? textOf(customer.email),
    phone: textOf(held.phone) ?? textOf(customer.phone) ?? textOf(address.phone),
    firstName: textOf(customer.first_name) ?? textOf(address.first_name),
    lastName: textOf(customer.last_name) ?? textOf(address.last_name),
    country: textOf(address.country_code),
    locale: textOf(held.customer_locale),
    userId: customerIds ? idOf(customer.id) : undefined,
    anonymousId: cartPerson(textOf(held.cart_token), held),
  };
};
