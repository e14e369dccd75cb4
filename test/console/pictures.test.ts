import { describe, expect, it } from '@jest/globals';
import { consoleTest } from '../support/console/console-test.ts';

const test = consoleTest();

/** Some days show that it works, some weeks make a picture. */
const days = process.env.KASKAD_PICTURES ? /Day 1[2-9] of 90/ : /Day ([4-9]|1\d) of 90/;

/** With `KASKAD_PICTURES=docs/pictures` these are the pictures of the README. */
describe('what a small shop looks like after some weeks', () => {
  it('is read at the overview, in the journey and at a customer', async () => {
    const { page } = test;
    await page.goto('/start');
    await page.getByRole('button', { name: 'Load 90 days of a small shop' }).click();
    await page.getByRole('button', { name: 'Load them' }).click();
    await page.getByText(days).waitFor({ timeout: 150_000 });
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText(/days have passed/).waitFor({ timeout: 30_000 });

    await page.goto('/');
    await page.getByRole('heading', { name: 'Why not sent' }).waitFor();
    await page.getByRole('img', { name: /days/ }).scrollIntoViewIfNeeded();
    await page.locator('.recharts-surface').first().waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    await test.picture('overview', { fullPage: false });

    await page.goto('/journeys/cart-abandoned');
    await page.getByText(/\d+ entered/).waitFor();
    await test.picture('journey', { fullPage: false });

    await page.goto('/');
    await page
      .getByRole('button', { name: /no consent/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Time line' }).waitFor();
    await page
      .getByText(/^Not sent: /)
      .first()
      .waitFor();
    await test.picture('customer', { fullPage: false });

    expect(test.complaints).toEqual([]);
  }, 240_000);
});
