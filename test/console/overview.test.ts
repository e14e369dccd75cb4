import { describe, expect, it } from '@jest/globals';
import { asTwo } from '../support/console/as-two.ts';
import { consoleTest } from '../support/console/console-test.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const test = consoleTest();

const ann = { userId: 'ann', context: { locale: 'en', timezone: 'Europe/Berlin' } };
const line = { product_id: 'p1', name: 'Kettle', price: 19.9, currency: 'EUR', quantity: 2 };

/** A cart, a mail that is clicked, and the order; Ben has a cart, and allowed nothing. */
const shop = async (): Promise<void> => {
  const consent = { email: 'granted', sms: 'granted' };
  const traits = { email: 'ann@example.com', phone: '+4915112345678', country: 'DE', consent };
  await test.send(
    { type: 'identify', ...ann, traits },
    { type: 'track', event: 'Product Added', ...ann, properties: { cart_id: 'c1', ...line } },
    { type: 'identify', userId: 'ben', traits: { email: 'ben@example.com', country: 'DE' } },
    { type: 'track', event: 'Product Added', userId: 'ben', properties: { cart_id: 'c2', ...line } },
  );
  await test.kaskad.clock.advance('PT2H');
  const [mail] = test.kaskad.outbox.entries();
  if (!mail?.sendId) throw new Error('No mail went out');
  await test.kaskad.feedback(mail.sendId, 'clicked');
  await test.send({
    ...{ type: 'track', event: 'Order Completed', ...ann },
    properties: { order_id: 'o1', total: 39.8, currency: 'EUR', products: [line] },
  });
  await test.kaskad.clock.advance('P3D');
};

describe('the overview', () => {
  it('tells an owner what was sent, what it brought and was not spent, and why the rest was not sent', async () => {
    const { page } = test;
    await shop();
    await page.goto('/?days=30');

    await page
      .getByRole('region', { name: 'Orders after a message' })
      .getByText('1', { exact: true })
      .waitFor();
    await page.getByRole('region', { name: 'Not spent' }).getByText('€0.07').waitFor();
    const table = page.getByRole('region', { name: 'Channels' });
    await table.getByRole('row', { name: /E-mail/ }).waitFor();
    const consents = page.getByRole('region', { name: 'Consents' });
    await consents.getByRole('row', { name: /^SMS 1 1 in 30 days 0 0$/ }).waitFor();
    const reach = page.getByRole('region', { name: 'Who can be reached' });
    await reach.getByRole('button', { name: 'can be reached: 1' }).first().click();
    await page.getByRole('dialog').getByRole('link', { name: 'ann@example.com' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /no consent.*E-mail/ }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'ben@example.com' }).click();

    await page.waitForURL(/\/people\/.+/);
    expect(test.complaints).toEqual([]);
  }, 60_000);

  it('keeps the owner’s target of the month, and shows how far it is', async () => {
    const { page } = test;
    await page.goto('/');
    await page.getByRole('button', { name: 'Set a target' }).click();
    await page.getByLabel('In a month').fill('40');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/\d+ of 40 orders/).waitFor();

    await page.reload();
    await page.getByText(/\d+ of 40 orders/).waitFor();
  });

  it('sets a target without taking back what somebody else saved meanwhile', async () => {
    const { page } = test;
    await page.goto('/');
    await page.getByRole('button', { name: /Set a target|Edit/ }).click();
    await page.getByLabel('In a month').fill('50');
    const { body } = await test.api('GET', '/v1/settings/report');
    await test.api('PUT', '/v1/settings/report', { ...(body as object), to: ['owner@shop.example'] });
    const anew = page.waitForResponse(
      (response) => response.url().endsWith('/v1/settings/report') && response.request().method() === 'GET',
    );
    await page.getByRole('button', { name: 'Save' }).click();
    await anew;
    await page.getByText('save once more to put your change over it').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/\d+ of 50 orders/).waitFor();

    expect((await test.api('GET', '/v1/settings/report')).body).toMatchObject({
      ...{ to: ['owner@shop.example'], target: { measure: 'orders', perMonth: 50 } },
    });
  });

  it('asks a second person to approve a target where it takes two', async () => {
    const { page } = test;
    const publishing = '/v1/settings/publishing';
    await test.api('PUT', publishing, { approval: 'two-people' });
    try {
      await page.goto('/');
      await page.getByRole('button', { name: /Set a target|Edit/ }).click();
      await page.getByLabel('In a month').fill('60');
      await page.getByRole('button', { name: 'Ask for approval' }).click();
      await page.getByText('A second person has to approve it now').waitFor();
      await page.getByRole('button', { name: /Set a target|Edit/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('A change of this waits for a second person').waitFor();
      await expect(dialog.getByRole('button', { name: 'Ask for approval' }).isDisabled()).resolves.toBe(true);

      const { body } = await test.api('GET', '/v1/proposals');
      expect(body).toMatchObject({ proposals: [{ kind: 'settings', id: 'report' }] });
    } finally {
      await test.api('POST', '/v1/settings/report/decline', {});
      await asTwo(test, publishing, { approval: 'none' });
    }
  }, 60_000);

  it('shows the target in effect, and not the one just typed, once another one waits', async () => {
    const { page } = test;
    const [report, publishing] = ['/v1/settings/report', '/v1/settings/publishing'];
    await test.api('PUT', report, { target: { measure: 'orders', perMonth: 50 } });
    await test.api('PUT', publishing, { approval: 'two-people' });
    try {
      await page.goto('/');
      await page.getByRole('button', { name: /Set a target|Edit/ }).click();
      const perMonth = page.getByLabel('In a month');
      await perMonth.fill('500');
      await test.api('PUT', `${report}?draft=true`, { target: { measure: 'orders', perMonth: 60 } });
      await test.api('POST', `${report}/propose`, {});
      await page.getByRole('button', { name: 'Ask for approval' }).click();
      await page.getByText('A change of this waits for a second person').waitFor();

      await expect(perMonth.inputValue()).resolves.toBe('50');
    } finally {
      await test.api('POST', `${report}/decline`, {});
      await asTwo(test, publishing, { approval: 'none' });
    }
  }, 60_000);

  it('says nothing can be set to those who may not', async () => {
    const page = await test.open({ role: 'viewer' });
    await page.goto('/');
    await page.getByRole('heading', { name: 'Health' }).waitFor();
    await page.getByText(/marketing mails/).waitFor();

    await expect(page.getByRole('button', { name: /target|Edit/ }).count()).resolves.toBe(0);
    expect(test.complaints).toEqual([]);
  });

  it('is for everyone: small, dark and Russian', async () => {
    const page = await test.open({
      ...{ viewport: { width: 360, height: 740 }, colorScheme: 'dark', locale: 'ru-RU' },
    });
    await page.goto('/?days=30');
    await page.getByRole('heading', { name: 'Почему не отправлено' }).waitFor();
    // Drawn for those who come down to it.
    await page.getByRole('img', { name: /заказ/i }).first().scrollIntoViewIfNeeded();
    await page.locator('.recharts-surface').first().waitFor();

    expect(await pageFaults(page)).toEqual([]);
    expect(await pageOverflow(page)).toBe(0);
    await test.picture('overview-small');
  });
});
