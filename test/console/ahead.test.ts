import { describe, expect, it } from '@jest/globals';
import type { Request } from 'playwright-core';
import { consoleTest } from '../support/console/console-test.ts';

const test = consoleTest();

const addressOf = (request: Request): string => {
  const { pathname, search } = new URL(request.url());
  return `${pathname}${search}`;
};

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

  it('asks for the journey that is gone to from the list while its files are still on their way', async () => {
    const page = await test.open();
    await page.goto('/journeys');
    const asked = page.waitForRequest((request) => request.url().endsWith('/v1/journeys/cart-abandoned'));
    await page.route(/\/console\/journey-page-.*\.js$/, async (route) => {
      await asked;
      await route.continue();
    });
    await page.locator('a[href="/journeys/cart-abandoned"]').first().click();

    await page
      .getByRole('button', { name: /Cascade/ })
      .first()
      .waitFor();
    expect(test.complaints).toEqual([]);
  });

  it('fetches what a part loads of itself while the file of the part is still on its way', async () => {
    const page = await test.open();
    await page.goto('/calls');
    await page.getByRole('heading', { level: 1, name: 'Call centre' }).waitFor();
    const fetched = page.waitForRequest(/\/console\/customer-page-.*\.js$/);
    await page.route(/\/console\/people-.*\.js$/, async (route) => {
      await fetched;
      await route.continue();
    });
    await page.evaluate(() => {
      history.pushState(null, '', '/people/nobody');
      dispatchEvent(new PopStateEvent('popstate'));
    });

    await page.getByText('There is no such customer').waitFor();
  });

  it.each([
    ['/', 'overview', [expect.stringMatching(/^\/v1\/reports\/overview\?from=[^&]+&to=[^&]+$/)]],
    ['/journeys', 'journeys', ['/v1/journeys?archived=false', '/v1/reports/summary']],
    [
      '/journeys/cart-abandoned',
      'journeys',
      [
        '/v1/journeys/cart-abandoned',
        '/v1/journeys/cart-abandoned/people/count',
        '/v1/reports/journeys/cart-abandoned',
      ],
    ],
    ['/journeys/cart-abandoned/versions', 'journeys', ['/v1/journeys/cart-abandoned']],
    ['/templates', 'templates', ['/v1/templates?archived=false&usedBy=true']],
    ['/templates/cart-sms', 'templates', ['/v1/templates/cart-sms']],
    ['/calls', 'calls', []],
  ])('asks ahead for what it needs and for nothing twice: %s', async (path, part, questions) => {
    const page = await test.open();
    const asked: string[] = [];
    page.on('request', (request) => {
      const address = addressOf(request);
      if (address.startsWith('/v1/')) asked.push(address);
    });
    const { promise: mayDraw, resolve: draw } = Promise.withResolvers<void>();
    await page.route(/\/console\/draw-.*\.js$/, async (route) => {
      await mayDraw;
      await route.continue();
    });
    // What is asked ahead is asked before any file is fetched.
    const begun = page.waitForRequest((request) => request.url().includes(`/console/${part}-`));
    await page.goto(path, { waitUntil: 'commit' });
    await begun;
    const ahead = [...asked];
    draw();
    await page.waitForLoadState('networkidle');

    expect(ahead).toEqual(['/v1/me', '/v1/health', ...questions]);
    expect(asked).toEqual([...new Set(asked)]);
    // Nothing is asked ahead for whoever comes back from signing in: the page asks for all of it itself.
    const unread = ahead.map((question) =>
      page
        .waitForRequest((request) => addressOf(request) === question)
        .then(
          () => [],
          () => [question],
        ),
    );
    await page.goto(`${path}?state=`);
    expect((await Promise.all(unread)).flat()).toEqual([]);
  });

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
