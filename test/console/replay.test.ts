import { describe, expect, it } from '@jest/globals';
import { consoleTest } from '../support/console/console-test.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const test = consoleTest();
const JOURNEY = '/journeys/cart-abandoned';

describe('a journey that is live on one’s own machine', () => {
  it('is played: a cart, an hour, the messages, and what became of it', async () => {
    const { page } = test;
    await page.goto(JOURNEY);
    await page.getByRole('button', { name: 'Play it' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Play it' }).click();
    const told = dialog.getByRole('list', { name: 'What happened' });
    await told.getByText('Ann puts a kettle into her cart and leaves').waitFor();
    await told.getByText(/^Push: /).waitFor();
    await told.getByText(/^E-mail: /).waitFor();
    await told.getByText(/^SMS: /).waitFor();
    await told.getByText('The journey is over').waitFor();
    await test.picture('replay', { fullPage: false });

    const channels = test.kaskad.outbox.entries().map(({ channel }) => channel);
    expect(channels).toEqual(['push', 'email', 'sms']);
    expect(await pageFaults(page)).toEqual([]);
    await dialog.getByRole('link', { name: 'Ann’s page' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ann' }).waitFor();
    expect(test.complaints).toEqual([]);
  }, 60_000);

  it('is played small and in Russian, and by nobody who may not change it', async () => {
    const page = await test.open({ viewport: { width: 360, height: 740 }, locale: 'ru-RU' });
    await page.goto(JOURNEY);
    await page.getByRole('button', { name: 'Проиграть' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Проиграть' }).click();
    await page.getByText('Сценарий закончился').waitFor();
    expect(await pageFaults(page)).toEqual([]);
    expect(await pageOverflow(page)).toBe(0);

    const seen = await test.open({ role: 'viewer' });
    await seen.goto(JOURNEY);
    await seen.getByRole('heading', { level: 1 }).waitFor();
    await expect(seen.getByRole('button', { name: 'Play it' }).count()).resolves.toBe(0);
    expect(test.complaints).toEqual([]);
  }, 60_000);
});
