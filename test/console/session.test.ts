import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { consoleTest } from '../support/console/console-test.ts';

const test = consoleTest();

const become = async (page: Page, before: string, after: string): Promise<void> => {
  await page.getByRole('button', { name: before }).click();
  await page.getByRole('menuitem', { name: after }).click();
  await page.getByRole('button', { name: after }).waitFor();
};

describe('people at one desk', () => {
  it('see nothing that the one before was answered', async () => {
    const { page } = test;
    await page.goto('/settings/shop');
    await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor();
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (request.headers().authorization === 'Bearer local-viewer') asked.push(pathname);
    });
    await become(page, 'Administrator', 'Viewer');
    await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor();

    expect(asked).toContain('/v1/settings/shop');
  });

  it('are asked who they are where the API does not know them', async () => {
    const { page } = test;
    await page.addInitScript(() => sessionStorage.setItem('kaskad.session', 'local-nobody'));
    await page.goto('/');

    await page.getByRole('button', { name: 'Marketer' }).waitFor();
  });

  it('have drafts of their own', async () => {
    const { page } = test;
    await page.goto('/calendar/broadcasts/new');
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('Spring');
    await become(page, 'Administrator', 'Marketer');
    await expect(name.inputValue()).resolves.toBe('');
    await become(page, 'Marketer', 'Administrator');

    await expect(name.inputValue()).resolves.toBe('Spring');
  });
});

describe('what is typed', () => {
  it('is taken also where the browser has no room to keep it', async () => {
    const { page } = test;
    await page.addInitScript(() => {
      localStorage.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      Storage.prototype.setItem = function setItem(key: string, value: string) {
        if (this === localStorage) throw new DOMException('full', 'QuotaExceededError');
        (this as unknown as Record<string, string>)[key] = value;
      };
    });
    await page.goto('/calendar/broadcasts/new');
    await page.getByRole('textbox', { name: 'Name' }).fill('Spring');

    await expect(page.getByRole('textbox', { name: 'Name' }).inputValue()).resolves.toBe('Spring');
  });

  it('while a save is under way stays, and is saved over it', async () => {
    const { page } = test;
    await page.goto('/settings/shop');
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.fill('First');
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await page.route('**/v1/settings/shop', async (route) => {
      if (route.request().method() === 'PUT') await held;
      await route.continue();
    });
    const sent = page.waitForRequest((request) => request.method() === 'PUT');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await sent;
    await name.fill('First and second');
    goOn();
    await page.getByText('Saved', { exact: true }).waitFor();
    await expect(name.inputValue()).resolves.toBe('First and second');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Discard' }).waitFor({ state: 'detached' });

    expect((await test.api('GET', '/v1/settings/shop')).body).toMatchObject({ name: 'First and second' });
  });
});
