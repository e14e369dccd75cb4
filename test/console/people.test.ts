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
        await page.locator('[role=status]').first().waitFor({ state: 'detached' });

        expect([path, await pageFaults(page)]).toEqual([path, []]);
        expect([path, await pageOverflow(page)]).toEqual([path, 0]);
      }
      expect(test.complaints).toEqual([]);
    },
    60_000,
  );
});
