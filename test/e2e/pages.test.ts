import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { createPages } from '../../local/pages/create-pages.ts';
import { openChromium } from '../support/chromium.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';

let kaskad: LocalKaskad;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

const watched = (opened: Page): Page => {
  opened.on('pageerror', (error) => complaints.push(error.message));
  opened.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text());
  });
  return opened;
};

const open = async (options: BrowserContextOptions = {}): Promise<void> => {
  await context?.close();
  context = await browser.newContext({
    baseURL: kaskad.url,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  page = watched(await context.newPage());
};

const lookup = async (namespace: string, value: string) => {
  const response = await fetch(
    `${kaskad.url}/v1/profiles/lookup?${new URLSearchParams({ namespace, value })}`,
    {
      headers: { authorization: 'Bearer local-admin' },
    },
  );
  return response.ok ? await response.json() : undefined;
};

/** Asks until it is so: a browser sends when it likes. */
const until = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
  for (;;) {
    const found = await look();
    if (found) return found;
    await kaskad.idle();
  }
};

const button = (name: string | RegExp, on: Page = page) => on.getByRole('button', { name });

const logIn = async (on: Page, email?: string): Promise<string> => {
  await button('Log in', on).click();
  const field = on.getByLabel('E-mail', { exact: true });
  if (email) await field.fill(email);
  const said = await field.inputValue();
  await on.getByRole('dialog').getByRole('button', { name: 'Log in' }).click();
  return said;
};

/** Serious ones only. */
const faults = async (): Promise<string[]> =>
  (await pageFaults(page)).filter((fault) => /^(serious|critical)/.test(fault));

const overflow = () => pageOverflow(page);

beforeAll(async () => {
  kaskad = await startLocalKaskad({ pages: createPages() });
  browser = await openChromium();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await kaskad?.stop();
});

beforeEach(async () => {
  complaints = [];
  await open();
});

afterEach(async () => {
  await context.close();
});

describe('the demo shop', () => {
  it('tells Kaskad of a cart as it is filled, changed and ordered', async () => {
    await page.goto('/shop');
    await button('Add to cart: Kettle Lund').click();
    await button('Add to cart: Two cups').click();
    await button('One more: Two cups').click();
    await button('Remove: Kettle Lund').click();
    const email = await logIn(page);

    const person = await until(async () => {
      const found = await lookup('email', email);
      return found?.cart?.items.length === 1 && found;
    });

    expect(person.cart).toMatchObject({
      items: [{ productId: 'cups', quantity: 2 }],
      value: 36,
      currency: 'EUR',
    });
    const granted = person.consent.filter(({ status }: { status: string }) => status === 'granted');
    expect(granted.map(({ channel }: { channel: string }) => channel).sort()).toEqual(['email', 'sms']);

    await button('Check out').click();
    await button('Place the order').click();
    const after = await until(async () => {
      const found = await lookup('email', email);
      return found?.counters.orders === 1 && found;
    });

    expect(after.cart).toBeNull();
    await expect(page.getByText(/Thank you\. Order W-/).count()).resolves.toBe(1);
    expect(complaints).toEqual([]);
  });

  it('shows each call as a developer would write it', async () => {
    await page.goto('/shop');
    await button('Details: Linden honey').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Add to cart' }).click();
    const sent = page.getByRole('region', { name: 'What the shop sent' });
    await sent.locator('summary', { hasText: 'Product Added' }).click();

    await expect(sent.locator('details[open] pre').textContent()).resolves.toContain(
      'analytics.track("Product Added", {',
    );
    await expect(sent.locator('summary', { hasText: 'Product Viewed' }).count()).resolves.toBe(1);
  });

  it('passes for another device in another tab, until she logs in there', async () => {
    await page.goto('/shop');
    await button('Add to cart: Kettle Lund').click();
    const email = await logIn(page);
    await until(async () => (await lookup('email', email))?.cart);

    const [phone] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: 'Open a second device' }).click(),
    ]);
    await button('Add to cart: Linen towel', watched(phone)).click();
    await expect(phone.getByText('Kettle Lund', { exact: true }).count()).resolves.toBe(1);
    await logIn(phone, email);

    const person = await until(async () => {
      const found = await lookup('email', email);
      return found?.cart?.items.length === 2 && found;
    });
    const devices = person.identities.filter(
      ({ namespace }: { namespace: string }) => namespace === 'anonymousId',
    );
    expect(devices).toHaveLength(2);
  });
});

describe('the inbox', () => {
  it('shows the reminder after an hour, and its link brings the cart back on another device', async () => {
    await page.goto('/shop');
    await button('Add to cart: Teapot Terra').click();
    const email = await logIn(page);
    await until(async () => (await lookup('email', email))?.enrollments[0]);

    await page.goto('/inbox');
    await button('+1 hour').click();
    const row = page.getByRole('button', { name: email });
    await row.click();
    const mail = page.frameLocator('iframe.mail');
    await mail.getByText('Teapot Terra').waitFor();
    const link = await mail.getByRole('link').first().getAttribute('href');

    await open({ viewport: { width: 360, height: 740 } });
    await page.goto(link ?? '');
    await page.getByText('Your cart is back.').waitFor();

    await expect(page.locator('#cart').getByText('Teapot Terra').count()).resolves.toBe(1);
  });

  it('shows of an SMS its parts and its price, in both languages', async () => {
    const traits = { phone: '+4915155500017', country: 'DE', consent: { sms: 'granted' } };
    const products = [{ product_id: 'p1', name: 'Kettle', price: 19.9, quantity: 1 }];
    const event = { type: 'track', event: 'Cart Viewed', properties: { currency: 'EUR', products } };
    await fetch(`${kaskad.url}/v1/batch`, {
      method: 'POST',
      headers: { 'x-write-key': 'local-web', 'content-type': 'application/json' },
      body: JSON.stringify({
        batch: [{ type: 'identify', traits }, event].map((one) => ({ ...one, userId: 'by-sms' })),
      }),
    });
    await kaskad.idle();
    await page.goto('/inbox');
    await button('+1 hour').click();
    await page.getByRole('button', { name: '+4915155500017' }).click();

    const facts = page.locator('.message .facts');
    await facts.getByText('€0.07').waitFor();
    expect(await facts.textContent()).toContain('Parts of the SMS1Price€0.07');

    await button('Русский').click();
    await page.getByRole('button', { name: '+4915155500017' }).click();
    await facts.getByText('Частей в SMS').waitFor();
    expect(await facts.textContent()).toMatch(/Цена0,07\s€/);
  });

  it('runs nothing of what a mail, a referrer or a campaign brings along', async () => {
    const attack = '<img src=x onerror="top.hacked=1"><script>top.hacked=1</script>';
    const words = '{{ event.properties.words }}';
    const admin = async (method: string, path: string, body?: object) =>
      fetch(`${kaskad.url}${path}`, {
        method,
        headers: { authorization: 'Bearer local-admin' },
        ...(body && { body: JSON.stringify(body) }),
      }).then(async (answer) =>
        expect([path, answer.status, await answer.text()]).toEqual([path, 200, expect.any(String)]),
      );
    const steps = [{ id: 'mail', kind: 'send', channel: 'email', template: 'hostile' }];
    const trigger = { event: 'Hostile Seen' };
    const html = `<p>Harmless words</p><p>${words}</p>`;
    const template = { id: 'hostile', channel: 'email', subject: words, text: words, html };
    await admin('PUT', '/v1/templates/hostile', template);
    await admin('POST', '/v1/templates/hostile/publish');
    await admin('PUT', '/v1/journeys/hostile', { id: 'hostile', purpose: 'transactional', trigger, steps });
    await admin('POST', '/v1/journeys/hostile/publish');
    const context = { page: { referrer: `https://evil.example/${attack}` }, campaign: { name: attack } };
    const said = [
      { type: 'identify', traits: { email: 'hostile@example.com', name: attack } },
      { type: 'track', event: attack, context },
      { type: 'track', event: 'Hostile Seen', properties: { words: attack }, context },
    ].map((one) => ({ ...one, userId: 'hostile' }));
    await fetch(`${kaskad.url}/v1/batch`, {
      method: 'POST',
      headers: { 'x-write-key': 'local-server', 'content-type': 'application/json' },
      body: JSON.stringify({ batch: said }),
    });
    await kaskad.idle();

    await page.goto('/inbox');
    await page.getByRole('button', { name: 'hostile@example.com' }).click();
    await page.frameLocator('iframe.mail').getByText('Harmless words').waitFor();
    await page.getByText(attack).first().waitFor();
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });

  it('plays the provider, and the customer’s history tells of it', async () => {
    await page.goto('/shop');
    await button('Add to cart: Green tea').click();
    const email = await logIn(page);
    await until(async () => (await lookup('email', email))?.enrollments[0]);
    await page.goto('/inbox');
    await button('+1 hour').click();
    await page.getByRole('button', { name: email }).click();

    await button('Bounced').click();

    await page.getByText('Reported: Bounced.').waitFor();
    await page.getByText('Reported E-mail · bounced').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('the story', () => {
  it('plays the real system to its end: the SMS is not sent, and Ben’s reasons are read', async () => {
    const clickedAtMs = Date.now();
    await page.goto('/story?play=1');
    await page.locator('.phone .notification').waitFor({ timeout: 20_000 });
    const firstReminderMs = Date.now() - clickedAtMs;
    const sms = page.locator('.ladder .step', { hasText: 'SMS' });

    for (const act of [4, 5, 6, 7]) {
      await button('Next act').click();
      await page.getByText(`Act ${act} of 7`).waitFor();
      if (act === 5) await sms.getByText('due in 1 hour').waitFor();
      if (act === 7) break;
    }
    await page.getByText('Messages sent to Ben: 0.').waitFor();
    const ben = page.locator('.recorded');

    await expect(ben.getByText('no consent').count()).resolves.toBeGreaterThan(0);
    await expect(page.locator('.ladder .step').allInnerTexts()).resolves.toEqual(
      expect.arrayContaining([expect.stringContaining('Not sent: no consent')]),
    );
    expect(firstReminderMs).toBeLessThan(20_000);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('turns the SMS into “not sent” once she has bought at the till, and can be played again', async () => {
    await page.goto('/story');

    for (const round of ['Play the story', 'Play again']) {
      await button(round).click();
      const sms = page.locator('.ladder .step', { hasText: 'SMS' });
      for (let act = 1; act <= 5; act++) {
        await page.getByText(`Act ${act} of 7`).waitFor();
        await button('Next act').click();
      }
      await sms.getByText('Not sent: ordered in store, €0.07 not spent').waitFor();
      await page.getByText('Act 6 of 7').waitFor();
      await page.getByText(/SMS sent to \+49\d+: 0\./).waitFor();
      await button('Next act').click();
      await page.getByText('Act 7 of 7').waitFor();
      await button('Next act').click();
      await button('Play again').waitFor();
    }
    expect(complaints).toEqual([]);
  }, 90_000);

  it('stands still while paused', async () => {
    await page.goto('/story?play=1');
    await page.getByText('Act 1 of 7').waitFor();
    await button('Pause').click();
    const { now } = await (await fetch(`${kaskad.url}/_local/clock`)).json();
    await button('Continue').waitFor();
    await page.waitForTimeout(1_500);
    const later = await (await fetch(`${kaskad.url}/_local/clock`)).json();

    expect(Date.parse(later.now) - Date.parse(now)).toBeLessThan(60_000);
    await button('Continue').click();
    await page.getByText('Act 2 of 7').waitFor();
  });
});

describe('every page', () => {
  const looks: [string, BrowserContextOptions][] = [
    ['large and light', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
    ['large and dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }],
    ['small and dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
    ['small and Russian', { viewport: { width: 360, height: 740 }, locale: 'ru-RU' }],
  ];

  it.each(looks)('can be used by everyone and fits, %s', async (_look, options) => {
    await open(options);
    for (const path of ['/shop', '/shop?tag', '/inbox', '/story']) {
      await page.goto(path);
      await page.locator('h1').waitFor();

      expect([path, await faults()]).toEqual([path, []]);
      expect([path, await overflow()]).toEqual([path, 0]);
    }
    expect(complaints).toEqual([]);
  });

  it('speaks the language that is chosen, on every page', async () => {
    await page.goto('/inbox');
    await button('Русский').click();
    await page.goto('/shop');

    await expect(page.locator('html').getAttribute('lang')).resolves.toBe('ru');
    await page.getByRole('button', { name: 'В корзину: Липовый мёд' }).waitFor();
  });

  it('can be walked through by keyboard: from the address to the cart', async () => {
    await page.goto('/shop');
    const add = button('Add to cart: Kettle Lund');
    await add.focus();
    await page.keyboard.press('Enter');
    await button(/^Cart, 1 piece/).press('Enter');

    await expect(page.locator('#cart').evaluate((cart) => cart === document.activeElement)).resolves.toBe(
      true,
    );
  });
});
