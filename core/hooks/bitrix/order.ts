import type { Delivery, Fields, HookOptions, Said } from '../hook.ts';
import { identifyOf, isNamed, type Person, trackOf, yesIn } from '../person.ts';
import { fieldsOf, idOf, instantOf, known, listOf, numberOf, textOf } from '../read.ts';

/** Properties of an order have codes that a shop chooses; these are what its installer writes. */
const EMAIL = ['EMAIL', 'MAIL', 'E_MAIL'];
const PHONE = ['PHONE', 'TEL', 'MOBILE'];
const NAME = ['FIO', 'NAME', 'CONTACT_PERSON'];

const propertyOf = (order: Fields, codes: readonly string[]): string | undefined => {
  const all = [...listOf(order.propertyValues), ...listOf(order.properties)];
  for (const code of codes) {
    const found = textOf(all.find((one) => textOf(one.code)?.toUpperCase() === code)?.value);
    if (found !== undefined) return found;
  }
  return undefined;
};

const personOf = (order: Fields, { customerIds, consentField }: HookOptions): Person => ({
  email: propertyOf(order, EMAIL),
  phone: propertyOf(order, PHONE),
  firstName: propertyOf(order, NAME),
  userId: customerIds ? idOf(order.userId) : undefined,
  anonymousId: propertyOf(order, ['KASKAD_ANONYMOUS_ID']),
  consent: yesIn(
    consentField,
    (field) => propertyOf(order, [field.toUpperCase()]),
    instantOf(order.dateInsert),
  ),
});

const productOf = (line: Fields): Fields =>
  known({
    product_id: textOf(line.productXmlId) ?? idOf(line.productId) ?? textOf(line.id),
    name: textOf(line.name),
    price: numberOf(line.price),
    quantity: numberOf(line.quantity) ?? 1,
  });

/** An order is there, and nothing of it says who bought, in none of the codes that are looked at. */
export const isOrderOfNobody = (options: HookOptions, answer: Fields): boolean => {
  const order = fieldsOf(answer.order);
  return textOf(order.id) !== undefined && !isNamed(personOf(order, options));
};

/** An order that was saved, as the shop answers when it is asked for it. */
export const orderEvents = ({ isTest }: Delivery, options: HookOptions, answer: Fields): Said[] => {
  const order = fieldsOf(answer.order);
  const orderId = textOf(order.id);
  const person = personOf(order, options);
  if (orderId === undefined || !isNamed(person)) return [];
  const what = (fact: string, timestamp: string | undefined) => ({
    messageId: `bitrix-order-${orderId}-${fact}`,
    timestamp,
    isTest,
  });
  const properties = {
    order_id: orderId,
    total: numberOf(order.price),
    discount: numberOf(order.discountValue),
    currency: textOf(order.currency) ?? textOf(listOf(order.basketItems)[0]?.currency),
    products: listOf(order.basketItems).map(productOf),
  };
  const at = instantOf(order.dateInsert);
  if (order.canceled === 'Y')
    return [
      trackOf('Order Cancelled', properties, person, what('cancelled', instantOf(order.dateCanceled) ?? at)),
    ];
  return [
    identifyOf(person, what('buyer', at)),
    trackOf('Order Completed', properties, person, what('completed', at)),
  ];
};
