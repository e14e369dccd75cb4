const METHODS = [
  ...['load', 'track', 'page', 'identify', 'consent', 'reset', 'subscribe', 'unsubscribe'],
  ...['cart', 'onsite', 'on'],
];

/** For a shop without a tracker: says things until the script is there. */
export const ownSnippet = (origin: string, key: string): string =>
  `<script>
!function(w){var k=w.kaskad=w.kaskad||{q:[]};${JSON.stringify(METHODS)}.forEach(function(m){k[m]=k[m]||function(){k.q.push([m].concat([].slice.call(arguments)))}})}(window);
kaskad.load(${JSON.stringify(key)});
kaskad.page();
</script>
<script async src="${origin}/kaskad.js"></script>`;

/** For a shop that uses Segment’s client from npm: the same calls, another host. */
export const segmentSnippet = (origin: string, key: string): string =>
  `import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load(
  { writeKey: ${JSON.stringify(key)}, cdnURL: ${JSON.stringify(origin)} },
);
analytics.page();`;

/** For servers, tills and call centres: anything that can speak HTTP. */
export const serverSnippet = (origin: string, key: string): string =>
  `curl -u ${key}: -H 'content-type: application/json' \\
  ${origin}/v1/batch -d '{ "batch": [
    { "type": "identify", "userId": "u1", "traits": { "email": "ann@example.com",
      "consent": { "email": "granted" } } },
    { "type": "track", "userId": "u1", "event": "Product Added", "properties": {
      "cart_id": "c1", "product_id": "p1", "name": "Kettle", "price": 19.9,
      "quantity": 1, "currency": "EUR" } }
  ] }'`;

/** What a shop tells besides views of pages, for the cart journey to work. */
export const cartCalls = (call: 'kaskad' | 'analytics'): string =>
  `${call}.identify('u1', { email: 'ann@example.com', consent: { email: 'granted' } });
${call}.track('Product Added', { cart_id: 'c1', product_id: 'p1', name: 'Kettle',
  price: 19.9, quantity: 1, currency: 'EUR' });
${call}.track('Order Completed', { order_id: 'o1', total: 19.9, currency: 'EUR',
  products: [{ product_id: 'p1', name: 'Kettle', price: 19.9, quantity: 1 }] });`;
