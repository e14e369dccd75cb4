import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { consoleTest, type Opening } from '../support/console/console-test.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const test = consoleTest();

const told = (body: object, key = 'local-server') =>
  fetch(`${test.kaskad.url}/v1/track`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** The page looks each two seconds. */
const TWO_POLLS_MS = 5_000;

/** Counts how often the page looks for what is new. */
const looksOf = (page: Page) => {
  const looks = { count: 0 };
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/v1/live') looks.count += 1;
  });
  return looks;
};

/** What is held of a person can no longer be read; answers what puts it right. */
const breakProfile = async (email: string): Promise<() => Promise<void>> => {
  const { body } = await test.api(
    'GET',
    `/v1/profiles/lookup?namespace=email&value=${encodeURIComponent(email)}`,
  );
  const table = new DynamoDBClient(test.kaskad.dynamodb);
  const TableName = String(test.kaskad.tableNames.ProfileTable);
  const Key = { pk: { S: `P#${(body as { id: string }).id}` }, sk: { S: '#' } };
  const { Item } = await table.send(new GetItemCommand({ TableName, Key }));
  if (!Item) throw new Error('There is no such person');
  await table.send(new PutItemCommand({ TableName, Item: { ...Item, body: { S: 'broken' } } }));
  return async () => {
    await table.send(new PutItemCommand({ TableName, Item }));
    table.destroy();
  };
};

/** What the functions know of somebody watching may be some seconds old. */
const whileWatched = async (
  line: { waitFor(options: { timeout: number }): Promise<void> },
  tell: () => Promise<unknown>,
) => {
  for (let tries = 0; tries < 10; tries += 1) {
    await tell();
    const isThere = await line.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  throw new Error('It never appeared');
};

describe('what comes in', () => {
  it('is seen as it arrives and leads to the customer; what is refused says why', async () => {
    const { page } = test;
    await page.goto('/live');
    await page.getByText('Nothing has come in yet').waitFor();
    await whileWatched(page.getByText('Product Added').first(), () =>
      told({ event: 'Product Added', userId: 'ann', properties: { product_id: 'p1', price: 1 } }),
    );
    await told({ event: 'Order Completed', properties: { order_id: 'o1' } });
    await page.getByText('Nobody’s: neither userId nor anonymousId').first().waitFor();

    await page.getByText('Refused', { exact: true }).first().click();
    await page.getByText('Product Added').first().waitFor({ state: 'detached' });
    await page.getByText('All', { exact: true }).first().click();
    await page.getByRole('textbox', { name: 'Name of the event' }).fill('added');
    await page.getByText('Order Completed').first().waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Customer', exact: true }).first().click();

    await page.waitForURL(/\/people\/.+/);
    expect(test.complaints).toEqual([]);
  }, 90_000);

  it('is filtered by all that was asked for, however fast one was', async () => {
    const { page } = test;
    await page.goto('/live?kind=refused');
    await page.getByRole('textbox', { name: 'Name of the event' }).waitFor();
    await page.evaluate(async () => {
      document.querySelector<HTMLInputElement>('input[type=radio][value=""]')?.click();
      // What the browser does between two events, and no more of it.
      for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
      document.querySelector<HTMLInputElement>('.mantine-TextInput-input')?.focus();
      document.execCommand('insertText', false, 'added');
    });

    await page.waitForURL('**/live?name=added');
  });

  it('stands still while it is paused', async () => {
    const { page } = test;
    await page.clock.install();
    const looks = looksOf(page);
    await page.goto('/live');
    await page.locator('[role=status][aria-label]').first().waitFor({ state: 'detached' });
    const line = page.getByText('Cart Viewed').first();
    await page.getByRole('button', { name: 'Pause' }).click();
    await told({ event: 'Cart Viewed', userId: 'ann', properties: {} });
    const before = looks.count;
    await page.clock.runFor(TWO_POLLS_MS);
    await test.kaskad.idle();
    expect([before > 0, looks.count]).toEqual([true, before]);
    await expect(line.isVisible()).resolves.toBe(false);
    await page.getByRole('button', { name: 'Go on' }).click();

    await line.waitFor();
    const again = page.waitForRequest('**/v1/live?*');
    await page.clock.runFor(TWO_POLLS_MS);
    await again;
  }, 60_000);

  it('that nobody could read is given up, and tried again once the fault is gone', async () => {
    const { page } = test;
    await test.send({ type: 'identify', userId: 'broken', traits: { email: 'broken@example.com' } });
    const mend = await breakProfile('broken@example.com');
    await told({ event: 'Order Completed', userId: 'broken', properties: { order_id: 'o2' } });
    // Forty tries, three minutes apart.
    await test.kaskad.clock.advance('PT2H5M');
    await page.goto('/live/dead');
    await page.getByRole('button', { name: /^Events to customers 1 given up/ }).click();
    await page.getByRole('row', { name: /Order Completed/ }).waitFor();
    expect(await pageFaults(page)).toEqual([]);

    await mend();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Nothing was given up here.').waitFor();
    await page.getByText('All is well').waitFor();
    await test.kaskad.idle();
    const found = await test.api('GET', '/v1/profiles/lookup?namespace=email&value=broken%40example.com');
    expect(found.body).toMatchObject({ counters: { orders: 1 } });
  }, 90_000);

  const looks: [string, Opening][] = [
    ['large', {}],
    ['small, dark and Russian', { ...small(), colorScheme: 'dark', locale: 'ru-RU' }],
  ];

  it.each(looks)(
    'is for everyone, %s',
    async (look, opening) => {
      const page = await test.open(opening);
      for (const path of ['/live', '/live/dead', '/live/dead/profiles']) {
        await page.goto(path);
        await page.locator('h1').first().waitFor();
        await page.locator('[role=status][aria-label]').first().waitFor({ state: 'detached' });

        expect([path, await pageFaults(page)]).toEqual([path, []]);
        expect([path, await pageOverflow(page)]).toEqual([path, 0]);
        await test.picture(`${path.slice(1).replaceAll('/', '-')}-${look.slice(0, 5)}`);
      }
    },
    60_000,
  );
});

function small() {
  return { viewport: { width: 360, height: 740 } };
}
