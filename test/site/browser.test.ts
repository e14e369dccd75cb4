import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { makeSite, writeSite } from '../../site/build.ts';
import { openChromium } from '../support/chromium.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaskad-docs-'));
const at = (path: string) => pathToFileURL(join(folder, path)).href;
const PHONE = { width: 360, height: 640 };
let browser: Browser;

/** Pages that differ in kind: tables, code, the reference, Russian. */
const kinds = ['index.html', 'marketer.ru.html', 'journeys.html', 'api/sources.html', 'decisions/index.html'];

beforeAll(async () => {
  const site = makeSite();
  await writeSite(site, folder);
  browser = await openChromium();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const withPage = async (size: typeof PHONE, work: (page: Page) => Promise<void>): Promise<void> => {
  const page = await browser.newPage({ viewport: size });
  try {
    await work(page);
  } finally {
    await page.close();
  }
};

describe('the documentation in a browser, opened from a disk', () => {
  it('fits a window of 360 pixels', async () => {
    await withPage(PHONE, async (page) => {
      const wide: string[] = [];
      for (const path of [...kinds, 'api.html', 'api/journeys.html']) {
        await page.goto(at(path));
        if ((await pageOverflow(page)) > 0) wide.push(path);
      }
      expect(wide).toEqual([]);
    });
  });

  it.each([
    ['light', kinds],
    ['dark', ['marketer.ru.html', 'api/sources.html']],
  ] as const)(
    'can be read by everybody when it is %s',
    async (colorScheme, paths) => {
      await withPage({ width: 1300, height: 900 }, async (page) => {
        await page.emulateMedia({ colorScheme });
        for (const path of paths) {
          await page.goto(at(path));
          expect([path, await pageFaults(page)]).toEqual([path, []]);
        }
      });
    },
    120_000,
  );

  it('finds words of a page, and leads there', async () => {
    await withPage(PHONE, async (page) => {
      await page.goto(at('decisions/index.html'));
      await page.getByRole('searchbox').fill('quiet hours');
      await page.locator('.found a').first().waitFor();
      expect(await page.locator('.found a').first().textContent()).toContain('Who is written to, and when');

      await page.getByRole('searchbox').fill('what counts as a yes');
      await page.locator('.found a', { hasText: 'What counts as a yes' }).first().click();
      expect(page.url()).toBe(`${at('people.html')}#what-counts-as-a-yes`);
    });
  });

  it('remembers whether it is to be light or dark', async () => {
    await withPage(PHONE, async (page) => {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(at('index.html'));
      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const before = await ground();

      await page.getByRole('button', { name: 'Light or dark' }).click();
      const after = await ground();
      await page.goto(at('sms.html'));

      expect(after).not.toBe(before);
      expect(await ground()).toBe(after);
    });
  });
});
