import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { consoleTest } from '../support/console/console-test.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const test = consoleTest();

let people = 0;

interface Someone {
  id: string;
  name: string;
  email: string;
  phone: string;
  userId: string;
}

const lookup = async (namespace: string, value: string) => {
  const path = `/v1/profiles/lookup?namespace=${namespace}&value=${encodeURIComponent(value)}`;
  return (await test.api('GET', path)).body as { id: string; mergedFrom: string[] };
};

const person = async (id: string) =>
  (await test.api('GET', `/v1/profiles/${id}`)).body as {
    enrollments: { status: string; reason?: string }[];
    pausedUntil: string | null;
    mergedFrom: string[];
  };

/** A shopper who left a kettle in her cart: she is in the cart journey. */
const shopper = async (firstName: string): Promise<Someone> => {
  const unique = `${++people}${Date.now().toString(36)}`;
  const someone = {
    name: `${firstName} ${unique}`,
    email: `${firstName.toLowerCase()}-${unique}@example.com`,
    phone: `+49151${String(10_000_000 + people * 7919)}`,
    userId: `u-${unique}`,
  };
  const { userId, email, phone } = someone;
  const traits = { firstName, lastName: unique, email, phone, country: 'DE', consent: { email: 'granted' } };
  await test.send(
    { type: 'identify', userId, traits: { ...traits, consent: { email: 'granted', sms: 'granted' } } },
    {
      type: 'track',
      event: 'Product Added',
      userId,
      properties: {
        cart_id: unique,
        product_id: 'kettle',
        name: 'Kettle',
        price: 39.9,
        currency: 'EUR',
        quantity: 2,
        image_url: `${test.kaskad.url}/shop/pictures/kettle.svg`,
      },
    },
  );
  return { ...someone, id: (await lookup('email', email)).id };
};

const orders = (userId: string, context: object = {}) =>
  test.send({
    type: 'track',
    event: 'Order Completed',
    userId,
    context,
    properties: { order_id: `o-${userId}`, total: 79.8, currency: 'EUR' },
  });

/** Presses keys as an operator would, and counts; a number that is pasted is one. */
const strokes = (page: Page) => {
  let count = 0;
  return {
    get count() {
      return count;
    },
    press: async (key: string) => {
      count += 1;
      await page.keyboard.press(key);
    },
    paste: async (text: string) => {
      count += 1;
      await page.keyboard.insertText(text);
    },
  };
};

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

describe('an operator with a caller on the telephone', () => {
  it('finds her by her number and stops her journey in at most six key strokes', async () => {
    const ann = await shopper('Ann');
    const page = await test.open({ role: 'operator' });
    await page.goto('/live');
    await heading(page, 'Live').waitFor();
    const keys = strokes(page);

    await keys.press('/');
    await page.getByRole('textbox', { name: 'E-mail, phone, card or ID' }).waitFor();
    await keys.paste(ann.phone.replace('+49', '0049 '));
    await keys.press('Enter');
    await heading(page, ann.name).waitFor();
    await keys.press('s');
    await page.locator('button:focus', { hasText: 'Stop “Abandoned cart”' }).waitFor();
    await keys.press('Enter');
    await page.getByText('“Abandoned cart” is stopped for this customer.').waitFor();

    expect(keys.count).toBeLessThanOrEqual(6);
    expect((await person(ann.id)).enrollments).toMatchObject([{ status: 'exited', reason: 'operator' }]);
    expect(test.complaints).toEqual([]);
  });

  it('has her before her by the number that the telephone system hands over, the order first', async () => {
    const ann = await shopper('Ann');
    await orders(ann.userId);
    const page = await test.open({ role: 'operator' });
    await page.goto(`/find?phone=${ann.phone}`);

    await heading(page, ann.name).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/people/${ann.id}`);
    const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
    expect(headings[0]).toBe('Orders');
    await page.getByRole('region', { name: 'Orders' }).getByText('€79.80').waitFor();
    await page.getByRole('link', { name: ann.phone }).waitFor();
  });
});

const PARTS = ['', '/consents', '/why', '/about', '/data'];

describe('the pages of customers', () => {
  it.each([
    ['large and light', { colorScheme: 'light' as const }],
    [
      'small, dark and Russian',
      { viewport: { width: 360, height: 740 }, colorScheme: 'dark' as const, locale: 'ru-RU' },
    ],
  ])(
    'can be used by everyone and fit, %s',
    async (_look, opening) => {
      const ann = await shopper('Ann');
      await orders(ann.userId);
      const page = await test.open(opening);
      for (const path of [`/people?q=${ann.userId}`, ...PARTS.map((part) => `/people/${ann.id}${part}`)]) {
        await page.goto(path);
        await page.getByText(ann.name).first().waitFor();
        await page.locator('[role=status]').first().waitFor({ state: 'detached' });

        expect([path, await pageFaults(page)]).toEqual([path, []]);
        expect([path, await pageOverflow(page)]).toEqual([path, 0]);
      }
      expect(test.complaints).toEqual([]);
    },
    60_000,
  );
});
