/** One person's request of `size` events, alternating what a shop sends most. */
export const requestOf = (person: string, size: number, unique: string) => ({
  batch: Array.from({ length: size }, (_, index) => ({
    type: 'track',
    event: index % 4 === 0 ? 'Product Added' : 'Product Viewed',
    userId: person,
    messageId: `${unique}-${index}`,
    properties: {
      product_id: `p${index % 5}`,
      name: 'Kettle with a name of usual length',
      price: 19.9,
      quantity: 1,
      currency: 'EUR',
      url: 'https://shop.example/products/kettle',
    },
    context: {
      page: { url: 'https://shop.example/products/kettle', path: '/products/kettle' },
      locale: 'de-DE',
      timezone: 'Europe/Berlin',
    },
  })),
});

export const identifyOf = (person: string) => ({
  batch: [
    {
      type: 'identify',
      userId: person,
      anonymousId: `browser-of-${person}`,
      traits: {
        email: `${person}@example.com`,
        country: 'DE',
        locale: 'de',
        consent: { email: 'granted', sms: 'granted' },
      },
    },
  ],
});

export const headers = { 'content-type': 'application/json', 'x-write-key': 'local-server' };

/** Posts a body to the batch path and insists on a 200. */
export const post = async (url: string, body: unknown): Promise<void> => {
  const response = await fetch(`${url}/v1/batch`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (response.status !== 200) throw new Error(`answered ${response.status}: ${await response.text()}`);
};
