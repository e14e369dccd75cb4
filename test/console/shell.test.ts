import { describe, expect, it } from '@jest/globals';
import { consoleTest, type Opening } from '../support/console/console-test.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const test = consoleTest();
const PARTS = [
  '/',
  '/people',
  '/calls',
  '/journeys',
  '/calendar',
  '/templates',
  '/segments',
  '/offers',
  '/experiments',
  '/live',
  '/settings',
  '/start',
  '/nowhere',
];

const looks: [string, Opening][] = [
  ['large and light', { colorScheme: 'light' }],
  ['large and dark', { colorScheme: 'dark' }],
  ['small and dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
  ['small and Russian', { viewport: { width: 360, height: 740 }, locale: 'ru-RU' }],
];

describe('every part of the console', () => {
  it.each(looks)(
    'can be used by everyone and fits, %s',
    async (_look, opening) => {
      const page = await test.open(opening);
      for (const part of PARTS) {
        await page.goto(part);
        await page.locator('h1').first().waitFor();
        await page.locator('[role=status][aria-label]').first().waitFor({ state: 'detached' });

        expect([part, await pageFaults(page)]).toEqual([part, []]);
        expect([part, await pageOverflow(page)]).toEqual([part, 0]);
      }
      expect(test.complaints).toEqual([]);
    },
    120_000,
  );

  it('is reached by the menu on a small screen', async () => {
    const page = await test.open({ viewport: { width: 360, height: 740 } });
    await page.goto('/');
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Segments' }).click();

    await page.getByRole('heading', { level: 1, name: 'Segments' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/segments');
  });

  it('speaks the language that is chosen, also after a reload', async () => {
    const { page } = test;
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Administrator' }).click();
    await page.getByRole('menuitem', { name: 'Русский' }).click();
    await page.reload();

    await page.getByRole('heading', { level: 1, name: 'Настройки' }).waitFor();
    await expect(page.locator('html').getAttribute('lang')).resolves.toBe('ru');
  });

  it('lets one out, and in again', async () => {
    const { page } = test;
    await page.goto('/');
    await page.getByRole('button', { name: 'Administrator' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('textbox', { name: 'Access token' }).fill('local-colleague');
    await page.getByRole('button', { name: 'Sign in with a token' }).click();

    await page.getByRole('navigation').waitFor();
  });

  it('runs no script but its own', async () => {
    const response = await test.page.goto('/');
    const policy = (await response?.allHeaders())?.['content-security-policy'] ?? '';

    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });
});
