import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { consoleTest } from '../support/console/console-test.ts';
import { consoleShoppers } from '../support/console/shoppers.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const test = consoleTest();
const { shopper, guest, orders, lookup } = consoleShoppers(test);

const person = async (id: string) => {
  const { status, body } = await test.api('GET', `/v1/profiles/${id}`);
  return { status, ...(body as { id: string; pausedUntil: string | null; enrollments: object[] }) };
};

const advance = async (duration: string) => {
  const body = JSON.stringify({ advance: duration });
  await fetch(`${test.kaskad.url}/_local/clock`, { method: 'POST', body });
};

/** Presses keys as an operator would, and counts; a number that is pasted is one. */
const strokes = (page: Page) => {
  let count = 0;
  return {
    get count() {
      return count;
    },
    async press(key: string) {
      count += 1;
      await page.keyboard.press(key);
    },
    async paste(text: string) {
      count += 1;
      await page.keyboard.insertText(text);
    },
  };
};

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

describe('an operator with a caller on the telephone', () => {
  it('finds her by her number and stops her journey in at most six key strokes', async () => {
    const ann = await shopper('Ann');
    const page = await test.open({ role: 'operator' });
    await page.goto('/live');
    await heading(page, 'Live').waitFor();
    const keys = strokes(page);

    await keys.press('/');
    await page.locator('input:focus').waitFor();
    await keys.paste(ann.phone.replace('+49', '0049 '));
    await keys.press('Enter');
    await heading(page, ann.name).waitFor();
    await keys.press('s');
    await page.locator('button:focus', { hasText: 'Stop “Abandoned cart”' }).waitFor();
    await keys.press('Enter');
    await page.getByText('“Abandoned cart” is stopped for this customer.').waitFor();

    expect(keys.count).toBeLessThanOrEqual(6);
    expect((await person(ann.id)).enrollments).toMatchObject([{ status: 'exited', reason: 'operator' }]);
    expect(test.complaints).toEqual([]);
  });

  it('has her before her by the number that the telephone system hands over, the order first', async () => {
    const ann = await shopper('Ann');
    await orders(ann);
    const page = await test.open({ role: 'operator' });
    await page.goto(`/find?phone=${ann.phone}`);

    await heading(page, ann.name).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/people/${ann.id}`);
    expect((await page.getByRole('heading', { level: 2 }).allTextContents())[0]).toBe('Orders');
    await page.getByRole('region', { name: 'Orders' }).getByText('€79.80').waitFor();
    await page.getByRole('link', { name: ann.phone }).waitFor();
  });

  it('is told when the number is nobody’s, and may look on', async () => {
    await test.page.goto('/find?phone=+4930999999');

    await test.page.getByText('Nobody found for “+4930999999”').waitFor();
    expect(await test.page.locator('input:focus').inputValue()).toBe('+4930999999');
  });

  it('sees what comes next, pauses it, and takes that back, by keys of a Russian keyboard too', async () => {
    const ann = await shopper('Anna');
    const page = await test.open({ role: 'operator', locale: 'ru-RU' });
    await page.goto(`/people/${ann.id}`);
    await heading(page, ann.name).waitFor();
    await page.getByText(/Почта через .*, если раньше не будет заказа/).waitFor();

    await page.evaluate(() =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'з', code: 'KeyP', bubbles: true })),
    );
    await page.getByText('Без рекламы 30 дней.').waitFor();
    expect((await person(ann.id)).pausedUntil).not.toBeNull();
    await page.getByRole('button', { name: 'Вернуть как было' }).click();
    await page.getByText('Пауза снята.', { exact: true }).first().waitFor();

    expect((await person(ann.id)).pausedUntil).toBeNull();
    await page.getByText('Пауза в рекламе').waitFor();
  });

  it('sends her the link to her cart, whatever the hour', async () => {
    const ann = await shopper('Ann');
    const page = await test.open({ role: 'operator' });
    await page.goto(`/people/${ann.id}`);
    await heading(page, ann.name).waitFor();
    await page.keyboard.press('l');
    await page.getByRole('button', { name: 'Send: SMS' }).click();
    await page.getByText('The link to the cart is on its way: SMS.').waitFor();
    await advance('PT10S');

    const outbox = (await (await fetch(`${test.kaskad.url}/_local/outbox`)).json()) as object[];
    expect(outbox).toContainEqual(expect.objectContaining({ profileId: ann.id, channel: 'sms' }));
  });

  it('opts her out of one channel after a question, and opens a complaint in her words', async () => {
    const ann = await shopper('Ann');
    const page = await test.open({ role: 'operator' });
    await page.goto(`/people/${ann.id}`);
    await page.getByText('SMS: allowed').waitFor();
    await page.keyboard.press('o');
    await page.getByRole('button', { name: 'Opt out: SMS' }).click();
    await page.getByText('SMS: refused').waitFor();
    await page.getByText('E-mail: allowed').waitFor();

    await page.keyboard.press('c');
    await page.getByRole('textbox', { name: 'What is it about?' }).fill('The kettle leaks');
    await page.getByRole('button', { name: 'Open the complaint' }).click();
    await page.getByText('1 open complaint').waitFor();
    await page.getByText('“The kettle leaks” · by local-operator').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('1 open complaint').waitFor({ state: 'detached' });
  });
});

describe('the story of a customer', () => {
  it('is told in words, narrowed by kind and channel, and read on page by page', async () => {
    const ann = await shopper('Ann');
    const views = Array.from({ length: 60 }, (_, index) => ({
      ...{ type: 'track', event: 'Product Viewed', userId: ann.userId },
      properties: { product_id: `p${index}` },
    }));
    for (const view of views) await test.send(view);
    await advance('PT1H10M');
    const { page } = test;
    await page.goto(`/people/${ann.id}`);
    const story = page.getByRole('region', { name: 'Time line' });
    await story.getByText('Sent: E-mail').waitFor();
    await story.getByText('Put a product into the cart').waitFor({ state: 'detached' });
    await story.getByRole('button', { name: /Show more/ }).click();
    await story.getByText('Put a product into the cart').waitFor();

    await story.getByLabel('What happened').selectOption({ label: 'Not sent' });
    await story.getByText('no contact known for this channel · Abandoned cart').waitFor();
    expect(await story.getByRole('listitem').count()).toBe(1);
    await story.getByLabel('Channel').selectOption({ label: 'E-mail' });
    await story.getByText('Nothing of this kind so far.').waitFor();
  });

  it('says why a message came or did not, also of a journey she was never in', async () => {
    const ann = await shopper('Ann');
    await advance('PT1H10M');
    await test.api('PUT', '/v1/journeys/unborn', {
      ...{ id: 'unborn', name: 'Welcome', trigger: { event: 'Signed Up' } },
      steps: [{ id: 'rest', kind: 'wait', for: 'P1D' }],
    });
    const { page } = test;
    await page.goto(`/people/${ann.id}/why`);
    await page.getByText('The customer has no contact for this channel.').waitFor();
    await page.getByText('It was sent.').waitFor();
    await page.getByLabel('Journey').selectOption({ label: 'Welcome' });

    await page.getByText('The journey is not published.').waitFor();
  });

  it('proves what she has allowed: when, where, and by which words', async () => {
    const ann = await shopper('Ann');
    const email = { status: 'granted', text: 'Yes, write to me' };
    await test.send({ type: 'identify', userId: ann.userId, traits: { consent: { email } } });
    const { page } = test;
    await page.goto(`/people/${ann.id}/consents`);

    const proof = page.getByRole('article', { name: `E-mail ${ann.email}` });
    await proof.getByText('Allowed').waitFor();
    await page
      .getByRole('article', { name: `SMS ${ann.phone}` })
      .getByText('server')
      .waitFor();
  });
});

describe('what a role may not', () => {
  it.each(['marketer', 'viewer'] as const)('is neither offered nor shown to a %s', async (role) => {
    const ann = await shopper('Ann');
    const page = await test.open({ role });
    await page.goto(`/people/${ann.id}`);
    await page.getByText('Contacts are covered for your role.').waitFor();
    await page.getByRole('region', { name: 'Cart' }).getByText('Kettle').waitFor();

    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).not.toContain(ann.phone);
    expect(text).not.toContain(ann.email);
    expect(await page.getByRole('button', { name: /Pause|Opt out|Stop/ }).count()).toBe(0);
    await page.getByRole('tab', { name: 'Duplicates and data' }).click();
    await page.getByText('Never joined').waitFor();
    expect(await page.getByRole('button', { name: /Erase|Anonymize|Download|Search/ }).count()).toBe(0);
    expect(test.complaints).toEqual([]);
  });
});

describe('keys', () => {
  it('do nothing for whoever has switched them off', async () => {
    const ann = await shopper('Ann');
    const { page } = test;
    await page.goto(`/people/${ann.id}`);
    await page.getByRole('button', { name: 'Keys are on' }).click();
    await page.keyboard.press('c');
    await page.keyboard.press('/');
    await page.getByRole('button', { name: 'Keys are off' }).click();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('c');

    await page.getByRole('dialog', { name: 'Open a complaint' }).waitFor();
  });
});

describe('points', () => {
  it('are added with a reason, and taken back again', async () => {
    const ann = await shopper('Ann');
    const page = await test.open({ role: 'operator' });
    await page.goto(`/people/${ann.id}/about`);
    await page.getByText('0 points').waitFor();
    await page.getByRole('textbox', { name: 'Add or take' }).fill('50');
    await page.getByRole('textbox', { name: 'Why' }).fill('Late parcel');
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByText('50 points', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();

    await page.getByText('0 points', { exact: true }).waitFor();
  });
});

describe('a customer who is here twice', () => {
  it('is looked at, joined by hand, and parted again', async () => {
    const [ann, anne] = [await guest('Ann'), await guest('Anne')];
    const page = await test.open({ role: 'operator' });
    await page.goto(`/people/${ann.id}/data`);
    await page.getByRole('textbox', { name: 'E-mail, phone, card or ID of the other' }).fill(anne.email);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('button', { name: `Look at joining with ${anne.name}` }).click();
    const contested = page.getByRole('row', { name: /First name/ });
    await contested.waitFor();
    expect(await contested.textContent()).toMatch(/Ann.*Ann/);
    await page.getByRole('button', { name: 'Join them' }).click();
    await page.getByText('They are one customer now.').waitFor();
    const both = await lookup(ann.email);
    expect([(await lookup(anne.email)).id, both.mergedFrom.length]).toEqual([both.id, 1]);

    await page.getByRole('button', { name: 'Part them' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Part them' }).click();
    await page.getByText('They are two customers again.').waitFor();

    expect([(await lookup(ann.email)).id, (await lookup(anne.email)).id].toSorted()).toEqual(
      [ann.id, anne.id].toSorted(),
    );
  });
});

describe('what a customer may ask of the shop', () => {
  it('is a copy of all that is held, and to be forgotten once the word is typed', async () => {
    const ann = await shopper('Ann');
    const { page } = test;
    await page.goto(`/people/${ann.id}/data`);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    const copy = JSON.parse(readFileSync(await file.path(), 'utf8'));
    expect(copy).toMatchObject({ id: ann.id, history: expect.arrayContaining([expect.anything()]) });
    expect(JSON.stringify(copy)).toContain(ann.email);

    await page.getByRole('button', { name: 'Erase…' }).click();
    const erase = page.getByRole('button', { name: 'Erase for good' });
    expect(await erase.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'Type “erase” to confirm' }).fill('erase');
    await erase.click();
    await page.getByText('The customer is erased.').waitFor();

    expect((await person(ann.id)).status).toBe(404);
  });

  it('is to be made nobody, and her orders still count', async () => {
    const ann = await shopper('Ann');
    await orders(ann);
    const { page } = test;
    await page.goto(`/people/${ann.id}/data`);
    await page.getByRole('button', { name: 'Anonymize…' }).click();
    await page.getByRole('textbox', { name: 'Type “anonymize” to confirm' }).fill('anonymize');
    await page.getByRole('dialog').getByRole('button', { name: 'Anonymize' }).click();

    await heading(page, 'Unknown visitor').waitFor();
    await page.getByText('1 order', { exact: true }).waitFor();
    await page
      .getByRole('button', { name: /Pause|Anonymize/ })
      .first()
      .waitFor({ state: 'detached' });
  });
});

const PARTS = ['', '/consents', '/why', '/about', '/data'];

describe('the pages of customers', () => {
  it.each([
    ['large and light', { colorScheme: 'light' as const }],
    [
      'small, dark and Russian',
      { viewport: { width: 360, height: 740 }, colorScheme: 'dark' as const, locale: 'ru-RU' },
    ],
  ])(
    'can be used by everyone and fit, %s',
    async (_look, opening) => {
      const ann = await shopper('Ann');
      await orders(ann);
      const page = await test.open(opening);
      for (const path of [`/people?q=${ann.userId}`, ...PARTS.map((part) => `/people/${ann.id}${part}`)]) {
        await page.goto(path);
        await page.getByText(ann.name).first().waitFor();
        await page.locator('[role=status][aria-label]').first().waitFor({ state: 'detached' });

        expect([path, await pageFaults(page)]).toEqual([path, []]);
        expect([path, await pageOverflow(page)]).toEqual([path, 0]);
      }
      expect(test.complaints).toEqual([]);
    },
    60_000,
  );
});
