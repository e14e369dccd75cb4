import { describe, expect, it } from '@jest/globals';
import { consoleTest } from '../support/console/console-test.ts';
import { consoleShoppers } from '../support/console/shoppers.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const test = consoleTest();
const { shopper } = consoleShoppers(test);

/** Her cart's mail came back. */
const bounced = async (firstName: string) => {
  const her = await shopper(firstName);
  await test.kaskad.clock.advance('PT2H');
  const mail = test.kaskad.outbox.entries().find(({ to }) => to === her.email);
  await test.kaskad.feedback(mail?.sendId ?? '', 'bounced');
  return her;
};

const known = async (address: string) => {
  const { body } = await test.api('GET', `/v1/suppressions?address=${encodeURIComponent(address)}`);
  return (body as { blocked: { reason: string }[] }).blocked.map(({ reason }) => reason);
};

describe('blocked addresses', () => {
  it('are seen with why and whose, and one can be used again when an operator says why', async () => {
    const ann = await bounced('Ann');
    const page = await test.open({ role: 'operator' });
    await page.goto('/people');
    await page.getByRole('link', { name: 'Blocked addresses' }).click();
    const row = page.getByRole('row', { name: new RegExp(ann.email) });
    await row.getByText('Came back for good').waitFor();
    await test.picture('blocked');
    await row.getByRole('button', { name: `Unblock ${ann.email}` }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Unblock' }).isDisabled()).resolves.toBe(true);
    await dialog.getByLabel('Why').fill('her box was full');
    expect(await pageFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Unblock' }).click();

    await page.getByText(`${ann.email} can be used again.`).waitFor();
    await row.waitFor({ state: 'detached' });
    expect(await known(ann.email)).toEqual([]);
    expect(test.complaints).toEqual([]);
  }, 60_000);

  it('are put there by hand, and looked up in any spelling', async () => {
    const { page } = test;
    await page.goto('/people/blocked');
    await page.getByRole('button', { name: 'Block an address' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Channel').selectOption({ label: 'SMS' });
    await dialog.getByLabel('E-mail or phone number').fill('call me');
    await dialog.getByLabel('Why').fill('a wrong number');
    await dialog.getByRole('button', { name: 'Block an address' }).click();
    await dialog.getByText('A phone number, with its country: +4915112345678.').waitFor();
    await test.picture('blocked-no-phone');
    // The browser notes what the API refuses.
    expect(test.complaints.splice(0)).toHaveLength(1);
    await dialog.getByLabel('E-mail or phone number').fill('+49 151 7654321');
    await dialog.getByRole('button', { name: 'Block an address' }).click();
    await page.getByText('+491517654321 is blocked.').waitFor();
    await page.getByRole('row', { name: /\+491517654321/ }).waitFor();

    await page.getByLabel('Look for an address').fill('0049 151 7654321');
    await page.getByRole('button', { name: 'Look', exact: true }).click();
    await page.getByRole('row', { name: /Blocked by the team/ }).waitFor();
    expect(new URL(page.url()).search).toContain('address=');
    await page.getByLabel('Look for an address').fill('nobody@example.com');
    await page.getByRole('button', { name: 'Look', exact: true }).click();
    await page.getByText('“nobody@example.com” is not blocked').waitFor();
    expect(test.complaints).toEqual([]);
  }, 60_000);

  it('are covered for a marketer, who sees why: small, dark and Russian', async () => {
    const ben = await bounced('Ben');
    const page = await test.open({
      ...{ role: 'marketer', viewport: { width: 360, height: 740 }, colorScheme: 'dark', locale: 'ru-RU' },
    });
    await page.goto('/people/blocked');
    await page.getByText('Письма не доходят').first().waitFor();
    await test.picture('blocked-small');

    await expect(page.getByText(ben.email).count()).resolves.toBe(0);
    await expect(page.getByRole('button', { name: /Убрать/ }).count()).resolves.toBe(0);
    expect(await pageFaults(page)).toEqual([]);
    expect(await pageOverflow(page)).toBe(0);
    expect(test.complaints).toEqual([]);
  }, 60_000);
});
