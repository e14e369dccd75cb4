import type { LocalKaskad } from '../support/start-local.ts';

const PEOPLE = 40;
const line = { product_id: 'kettle', name: 'Kettle', price: 39.9, currency: 'EUR', quantity: 1 };

const comes = (no: number): object[] => {
  const userId = `u${no}`;
  return [
    {
      ...{ type: 'identify', userId },
      traits: {
        ...{ email: `ann${no}@example.com`, phone: `+49151${10_000_000 + no}`, country: 'DE' },
        ...(no % 3 > 0 && { consent: { email: 'granted', sms: 'granted' } }),
      },
    },
    { type: 'track', event: 'Product Added', userId, properties: { cart_id: userId, ...line } },
  ];
};

const orders = (no: number): object => ({
  ...{ type: 'track', event: 'Order Completed', userId: `u${no}` },
  properties: { order_id: `o${no}`, total: 39.9, currency: 'EUR', products: [line] },
});

/** Pages are judged as they are used, with something on them: people who left carts, were reminded and came back. */
export async function fillShop({ url, idle, clock }: LocalKaskad): Promise<void> {
  const send = async (batch: readonly object[]): Promise<void> => {
    const headers = { 'content-type': 'application/json', authorization: `Basic ${btoa('local-server:')}` };
    const { status } = await fetch(`${url}/v1/batch`, {
      ...{ method: 'POST', headers, body: JSON.stringify({ batch }) },
    });
    if (status !== 200) throw new Error(`The batch was answered with ${status}`);
    await idle();
  };
  const numbers = Array.from({ length: PEOPLE }, (_, no) => no);
  await send(numbers.flatMap(comes));
  await clock.advance('PT2H');
  await send(numbers.filter((no) => no % 4 === 0).map(orders));
  await clock.advance('P2D');
}
