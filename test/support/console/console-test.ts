import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { buildConsole } from '../../../local/console/build-console.ts';
import { serveConsole } from '../../../local/console/serve-console.ts';
import { firstOf } from '../../../local/http/first-of.ts';
import { createPages } from '../../../local/pages/create-pages.ts';
import { openChromium } from '../chromium.ts';
import { type LocalKaskad, startLocalKaskad } from '../start-local.ts';

/** The colleague is another administrator. */
export type Role = 'admin' | 'colleague' | 'marketer' | 'operator' | 'viewer';

export interface Opening extends BrowserContextOptions {
  /** Who is at work, an administrator where nothing is said. */
  role?: Role;
}

export interface ConsoleTest {
  readonly kaskad: LocalKaskad;
  readonly page: Page;
  /** What the pages complained of so far: thrown errors, and lines of the console marked as such. */
  readonly complaints: string[];
  /** A new browser window: another role, size, language, light or dark. */
  open(opening?: Opening): Promise<Page>;
  /** The API as an administrator; answers the parsed body. */
  api(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** The page as it is now goes into the folder that `KASKAD_PICTURES` names, if it names one. */
  picture(name: string, options?: { fullPage?: boolean }): Promise<void>;
  /** Events by the write key `local-server`, folded when it answers. */
  send(...events: object[]): Promise<void>;
}

const asked = async (url: string, method: string, body: unknown, authorization: string) => {
  const response = await fetch(url, {
    method,
    headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text };
};

/** The built console over a whole local run, in a real browser: one run for a test file, one window for a test. */
export function consoleTest(): ConsoleTest {
  let kaskad: LocalKaskad;
  let browser: Browser;
  let context: BrowserContext | undefined;
  let page: Page;
  let complaints: string[] = [];

  const open = async ({ role = 'admin', ...options }: Opening = {}): Promise<Page> => {
    await context?.close();
    context = await browser.newContext({
      baseURL: kaskad.url,
      locale: 'en-GB',
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    context.setDefaultTimeout(15_000);
    await context.addInitScript((token) => {
      // Frames in which messages are shown may not keep anything.
      if (window !== window.top) return;
      if (sessionStorage.getItem('kaskad.session') === null) sessionStorage.setItem('kaskad.session', token);
    }, `local-${role}`);
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error') complaints.push(line.text());
    });
    return page;
  };

  beforeAll(async () => {
    const folder = buildConsole();
    kaskad = await startLocalKaskad({
      pages: firstOf(
        createPages(),
        serveConsole(() => folder),
      ),
    });
    browser = await openChromium();
    // The first page must not wait for it.
    await folder;
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await kaskad?.stop();
  });
  beforeEach(async () => {
    complaints = [];
    await open();
  });
  afterEach(async () => {
    await context?.close();
    context = undefined;
  });

  return {
    get kaskad() {
      return kaskad;
    },
    get page() {
      return page;
    },
    get complaints() {
      return complaints;
    },
    open,
    api: (method, path, body) => asked(`${kaskad.url}${path}`, method, body, 'Bearer local-admin'),
    async picture(name, { fullPage = true } = {}) {
      const folder = process.env.KASKAD_PICTURES;
      if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
    },
    async send(...events) {
      const { status } = await asked(
        `${kaskad.url}/v1/batch`,
        'POST',
        { batch: events },
        `Basic ${btoa('local-server:')}`,
      );
      if (status !== 200) throw new Error(`The batch was answered with ${status}`);
      await kaskad.idle();
    },
  };
}
