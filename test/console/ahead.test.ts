import { describe, expect, it } from '@jest/globals';
import { consoleTest } from '../support/console/console-test.ts';

const test = consoleTest();

describe('a page of the console', () => {
  it('asks for the journey while its own files are still on their way', async () => {
    const page = await test.open();
    const asked = page.waitForRequest((request) => request.url().endsWith('/v1/journeys/cart-abandoned'));
    await page.route(/\/console\/journey-page-.*\.js$/, async (route) => {
      await asked;
      await route.continue();
    });

    await page.goto('/journeys/cart-abandoned');

    await page
      .getByRole('button', { name: /Cascade/ })
      .first()
      .waitFor();
    expect(test.complaints).toEqual([]);
  });

  it('asks for its own files and answers while what draws every page is still on its way', async () => {
    const page = await test.open();
    const asked = Promise.all([
      page.waitForRequest(/\/console\/editor-.*\.js$/),
      page.waitForRequest((request) => request.url().endsWith('/v1/journeys/cart-abandoned')),
    ]);
    await page.route(/\/console\/draw-.*\.js$/, async (route) => {
      await asked;
      await route.continue();
    });

    await page.goto('/journeys/cart-abandoned');

    await page
      .getByRole('button', { name: /Cascade/ })
      .first()
      .waitFor();
    expect(test.complaints).toEqual([]);
  });

  it.each(['/journeys', '/journeys/cart-abandoned', '/templates'])(
    'asks for nothing twice: %s',
    async (path) => {
      const page = await test.open();
      const asked: string[] = [];
      page.on('request', (request) => {
        const { pathname, search } = new URL(request.url());
        if (pathname.startsWith('/v1/')) asked.push(`${pathname}${search}`);
      });
      await page.goto(path, { waitUntil: 'networkidle' });

      expect(asked).toContain(
        `/v1${path === '/templates' ? '/templates?archived=false&usedBy=true' : '/me'}`,
      );
      expect(asked).toEqual([...new Set(asked)]);
    },
  );

  it('draws a journey though what checks it cannot be had', async () => {
    const page = await test.open();
    await page.route(/\/console\/validator-.*\.js$/, (route) => route.abort());

    await page.goto('/journeys/cart-abandoned');

    await page
      .getByRole('button', { name: /Cascade/ })
      .first()
      .waitFor();
  });

  it('loads the course of the days for those who come down to it', async () => {
    const page = await test.open({ viewport: { width: 360, height: 740 } });
    const files: string[] = [];
    page.on('request', (request) => files.push(request.url()));
    await page.goto('/');
    const course = page.getByRole('img', { name: /days/ });
    await course.waitFor();
    await page.getByRole('heading', { name: 'Health' }).waitFor();
    const before = files.filter((file) => file.includes('course-chart'));
    await course.scrollIntoViewIfNeeded();
    await page.locator('.recharts-surface').first().waitFor();

    expect(before).toEqual([]);
  });
});
