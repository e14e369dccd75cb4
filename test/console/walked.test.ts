import { beforeAll, describe, expect, it } from '@jest/globals';
import { consoleTest } from '../support/console/console-test.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const test = consoleTest();
const JOURNEY = '/journeys/cart-abandoned';

const line = { product_id: 'p1', name: 'Kettle', price: 19.9, currency: 'EUR', quantity: 1 };
const context = { locale: 'en', timezone: 'Europe/Berlin' };

const comes = (userId: string, no: number) => [
  {
    ...{ type: 'identify', userId, context },
    traits: {
      ...{ email: `${userId}@example.com`, phone: `+491511234567${no}`, country: 'DE' },
      consent: { email: 'granted', sms: 'granted' },
    },
  },
  { type: 'track', event: 'Product Added', userId, context, properties: { cart_id: userId, ...line } },
];

/** Ann gets the mail and orders at the till; Ben and Cleo are still inside. */
beforeAll(async () => {
  await test.send(...comes('ann', 1));
  await test.kaskad.clock.advance('PT2H');
  await test.send({
    ...{ type: 'track', event: 'Order Completed', userId: 'ann', context },
    properties: { order_id: 'o1', total: 19.9, currency: 'EUR', products: [line] },
  });
  await test.kaskad.clock.advance('P2D');
  await test.send(...comes('ben', 2), ...comes('cleo', 3));
  await test.kaskad.clock.advance('PT10M');
}, 60_000);

describe('a walk', () => {
  it('shows the SMS that is not sent because she ordered at the till', async () => {
    const { page } = test;
    await page.goto(`${JOURNEY}/simulate`);
    await page.getByRole('button', { name: 'She does something' }).click();
    await page.getByLabel('She', { exact: true }).selectOption({ label: 'orders at the till' });
    await page.getByRole('button', { name: 'Let her walk' }).click();

    const way = page.getByLabel('What happens, in order');
    await way.getByText('Push is not sent: no contact known for this channel').waitFor();
    await way.getByText('E-mail is sent').waitFor();
    await way.getByText('Order completed (till)').waitFor();
    await way.getByText('The journey ends: ordered in store').waitFor();
    await way.getByText('Not sent any more: SMS').waitFor();
    await test.picture('simulate');
    await way.getByRole('button', { name: 'Show the message' }).click();
    await page.getByRole('dialog').locator('iframe').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('checkbox', { name: 'Has the app (push)' }).check();
    await page.getByRole('button', { name: 'Let her walk' }).click();
    await way.getByText('Push is sent').waitFor();
    await page.getByRole('checkbox', { name: 'Has the app (push)' }).uncheck();

    await page.getByRole('button', { name: /Take out/ }).click();
    await page.getByRole('button', { name: 'Let her walk' }).click();
    await way.getByText('SMS is sent').waitFor();
    await page
      .getByRole('region', { name: 'In all' })
      .getByText(/It costs €0.07/)
      .waitFor();
    expect(await pageFaults(page)).toEqual([]);
    expect(test.complaints).toEqual([]);
  }, 60_000);

  it('is walked by a real customer who is found by her phone', async () => {
    const { page } = test;
    await page.goto(`${JOURNEY}/simulate`);
    await page.getByText('Real customer', { exact: true }).click();
    await page.getByLabel('E-mail, phone, card or ID').fill('+49 151 12345671');
    await page.getByRole('radio', { name: /ann@example.com/ }).check();
    await page.getByRole('button', { name: 'Let her walk' }).click();

    await page.getByLabel('What happens, in order').waitFor();
  });
});

describe('a back-test', () => {
  it('plays the edit over what happened, and is found again after one has left', async () => {
    const { page } = test;
    await page.goto(`${JOURNEY}/backtest`);
    await page.getByRole('button', { name: 'Play the past' }).click();
    await page.waitForURL(/job=/);
    await test.kaskad.idle();
    await page
      .getByRole('region', { name: 'Forecast' })
      .getByText(/A day: about/)
      .waitFor();
    await page.getByRole('row', { name: /Customers who came in/ }).waitFor();
    await page.locator('button[data-loading]').waitFor({ state: 'detached' });
    await test.picture('backtest');
    expect(await pageFaults(page)).toEqual([]);

    await page.goto(JOURNEY);
    await page.getByRole('link', { name: 'Back-test' }).click();
    await page.getByRole('main').getByRole('button', { name: /\d:\d/ }).click();
    await page.getByRole('region', { name: 'Forecast' }).waitFor();
    expect(test.complaints).toEqual([]);
  }, 60_000);
});

describe('people inside', () => {
  it('stand at their block, are taken out, and are put back', async () => {
    const { page } = test;
    await page.goto(`${JOURNEY}/people`);
    await page.getByText('2 customers are inside.').waitFor();
    await page.getByRole('link', { name: 'ben@example.com' }).waitFor();
    await page.getByRole('checkbox', { name: 'Mark ben@example.com' }).check();
    await test.picture('inside');
    await page.getByRole('button', { name: 'Remove 1 customer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('1 customer is inside.').waitFor();
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('2 customers are inside.').waitFor();
    expect(await pageFaults(page)).toEqual([]);
    expect(test.complaints).toEqual([]);
  }, 60_000);

  it('are only looked at by those who may not change it, without their contacts', async () => {
    const page = await test.open({ role: 'viewer' });
    await page.goto(`${JOURNEY}/people`);
    await page.getByText('2 customers are inside.').waitFor();
    await page.getByRole('table').getByRole('link').first().waitFor();

    await expect(page.getByRole('button', { name: /Remove/ }).count()).resolves.toBe(0);
    await expect(page.getByText('ben@example.com').count()).resolves.toBe(0);
  });
});

describe('results', () => {
  it('say what came of a cart that was left, and what was not spent', async () => {
    const { page } = test;
    await page.goto(`${JOURNEY}/results`);
    await page.getByRole('region', { name: 'Ordered in time' }).getByText('1', { exact: true }).waitFor();
    const ledger = page.getByRole('region', { name: 'What the cascade did not spend' });
    await ledger
      .getByRole('row', { name: /Not spent/ })
      .getByText('€0.07')
      .waitFor();
    const funnel = page.getByRole('region', { name: 'Message by message' });
    await funnel.getByRole('rowheader', { name: /^E-mail/ }).waitFor();
    await page.getByRole('region', { name: 'How people left' }).waitFor();
    const where = page.getByRole('region', { name: 'Where they left, block by block' });
    await where.getByRole('row', { name: /until there is a response 1 ordered: 1/ }).waitFor();
    await test.picture('results');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'As a table (CSV)' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('cart-abandoned.csv');
    expect(await pageFaults(page)).toEqual([]);
    expect(test.complaints).toEqual([]);
  }, 60_000);
});

describe('people who have got the first message', () => {
  const mailsTo = (userId: string): number =>
    test.kaskad.outbox.entries().filter(({ to }) => to === `${userId}@example.com`).length;

  it('begin again, and go on in the version in effect', async () => {
    await test.kaskad.clock.advance('PT1H');
    expect([mailsTo('ben'), mailsTo('cleo')]).toEqual([1, 1]);
    const { page } = test;
    await page.goto(`${JOURNEY}/people`);
    const ben = page.getByRole('row', { name: /ben@example\.com/ });
    await page.getByRole('checkbox', { name: 'Mark ben@example.com' }).check();
    await page.getByRole('button', { name: 'Restart 1 customer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restart' }).click();
    await page.getByText('Restart: done. 1 customer.').waitFor();
    await test.kaskad.clock.advance('PT1H');
    expect([mailsTo('ben'), mailsTo('cleo')]).toEqual([2, 1]);
    await page.getByRole('status').getByRole('button', { name: 'Close' }).click();

    const { body } = await test.api('GET', '/v1/journeys/cart-abandoned');
    const { published } = body as { published: object };
    await test.api('PUT', '/v1/journeys/cart-abandoned', { ...published, name: 'Carts, once more' });
    await test.api('POST', '/v1/journeys/cart-abandoned/publish', {});
    await page.getByRole('button', { name: 'Move to the version in effect' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Move' }).click();
    await page.getByText('Move: done. 2 customers.').waitFor();
    await ben.getByRole('cell', { name: '2', exact: true }).waitFor();
    expect(test.complaints).toEqual([]);
  }, 60_000);
});

describe('the tabs of a journey', () => {
  it('are for everyone: small, dark and Russian', async () => {
    const page = await test.open({
      ...{ viewport: { width: 360, height: 740 }, colorScheme: 'dark', locale: 'ru-RU' },
    });
    for (const tab of ['simulate', 'backtest', 'people', 'results']) {
      await page.goto(`${JOURNEY}/${tab}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[role=status]').first().waitFor({ state: 'detached' });
      if (tab === 'simulate') {
        await page.getByRole('button', { name: 'Пройти сценарий' }).click();
        await page.getByText('SMS: отправлено').waitFor();
      }
      expect([tab, await pageFaults(page)]).toEqual([tab, []]);
      expect([tab, await pageOverflow(page)]).toEqual([tab, 0]);
      await test.picture(`small-${tab}`);
    }
    expect(test.complaints).toEqual([]);
  }, 90_000);
});
