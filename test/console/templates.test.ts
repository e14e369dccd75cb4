import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { consoleTest } from '../support/console/console-test.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const test = consoleTest();
const MJML = '<mjml><mj-body><mj-section><mj-column>\n';
const END =
  '\n<mj-text><a href="{{ unsubscribe_url }}">Leave</a></mj-text></mj-column></mj-section></mj-body></mjml>';

/** All of what stands in the code editor is written anew. */
const write = async (page: Page, code: string): Promise<void> => {
  const editor = page.getByRole('textbox', { name: 'Design' });
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(code);
};

const mail = (page: Page) => page.frameLocator('iframe[title="The message"]');

beforeAll(async () => {
  const staff = { staff: ['*@shop.example'] };
  const { status } = await test.api('PUT', '/v1/settings/people', staff);
  expect(status).toBe(200);
  const sms = { DE: { amount: 0.07, currency: 'EUR' }, '*': { amount: 0.1, currency: 'EUR' } };
  const { body: shop } = await test.api('GET', '/v1/settings/shop');
  await test.api('PUT', '/v1/settings/shop', { ...(shop as object), prices: { sms } });
});

describe('templates', () => {
  it('are written, looked at, tried on oneself and published by a marketer', async () => {
    const page = await test.open({ role: 'marketer' });
    await page.goto('/templates');
    await page.getByRole('button', { name: 'New template' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Чайная неделя');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.waitForURL('**/templates/chaynaya-nedelya');
    await mail(page).getByText('We have something that you may like.').waitFor();
    const frame = page.locator('iframe[title="The message"]');
    await expect(frame.getAttribute('sandbox')).resolves.toBe('');

    await write(
      page,
      `${MJML}<mj-text>Tea is cheaper, {{ profile.firstName | default: "dear" }}</mj-text>${END}`,
    );
    await mail(page).getByText('Tea is cheaper, Ann').waitFor();

    await write(page, `${MJML}<mj-teapot>Tea</mj-teapot>${END}`);
    await page.getByText('Line 2: There is no tag mj-teapot.').waitFor();
    await page.getByText('1 fault: the preview shows what was right before.').waitFor();
    await expect(page.locator('.cm-lint-marker-error').count()).resolves.toBe(1);
    expect(await pageFaults(page)).toEqual([]);

    await write(page, `${MJML}<mj-text>Tea for two</mj-text>${END}`);
    await page.getByRole('textbox', { name: 'Subject' }).fill('Tea week');
    await mail(page).getByText('Tea for two').waitFor();
    await test.picture('templates-editor');
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByRole('textbox', { name: 'E-mail to' }).fill('somebody@else.example');
    expect(await pageFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Not on the staff list.').waitFor();
    await page.getByRole('textbox', { name: 'E-mail to' }).fill('mia@shop.example');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Sent to mia@shop.example').waitFor();
    await test.kaskad.idle();
    const [sent] = test.kaskad.outbox.entries();
    expect(sent).toMatchObject({ to: 'mia@shop.example', subject: '[Test] Tea week' });
    expect(sent?.html).toContain('Tea for two');

    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('textbox', { name: /Why/ }).fill('Tea week begins');
    expect(await pageFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByText('Published', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: 'Versions' }).click();
    await page.getByText(/Tea week begins/).waitFor();
    await expect(test.api('GET', '/v1/templates/chaynaya-nedelya')).resolves.toMatchObject({
      body: { status: 'live', version: 1, published: { subject: 'Tea week' } },
    });
  }, 90_000);

  it('have a history before they are ever published', async () => {
    const { page } = test;
    await test.api('PUT', '/v1/templates/never?draft=true', { id: 'never', channel: 'sms', text: 'Hello' });
    await page.goto('/templates/never/versions');
    await page.getByText('Never published yet').waitFor();

    await page.getByRole('link', { name: 'Everything that was done here' }).waitFor();
  });

  it('count the parts of an SMS as one types, and what they cost where', async () => {
    const { page } = test;
    await page.goto('/templates/cart-sms');
    const text = page.getByRole('textbox', { name: 'Text' });
    await text.fill(`Tea is waiting ${'x'.repeat(60)}`);
    await page.getByText('1 part', { exact: true }).waitFor();
    await page.getByText('GSM-7', { exact: true }).waitFor();

    await text.fill(`Чай ждёт ${'x'.repeat(70)}`);
    await page.getByText('2 parts', { exact: true }).waitFor();
    await page.getByText('UCS-2', { exact: true }).waitFor();
    await page.getByRole('row', { name: 'Germany €0.07 €0.14' }).waitFor();
    await page.getByText(/Because of: Ч а й/).waitFor();
    await test.picture('templates-sms');

    await page.reload();
    await expect(text.inputValue()).resolves.toMatch(/^Чай ждёт/);
    await page.getByText('Not saved yet; kept in this browser').waitFor();
  });

  it('keep both edits where two people write at once, and ask which one stays', async () => {
    const { page } = test;
    await page.goto('/templates/cart-push');
    await page.getByRole('textbox', { name: 'Title' }).fill('Mine');
    const { body } = await test.api('GET', '/v1/templates/cart-push');
    const { published } = body as { published: object };
    await test.api('PUT', '/v1/templates/cart-push?draft=true', { ...published, subject: 'Theirs' });
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('dialog').getByText('+ Mine').waitFor();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByRole('textbox', { name: 'Title' }).press('ControlOrMeta+s');
    await page.getByText('Saved', { exact: true }).waitFor();

    const { body: after } = await test.api('GET', '/v1/templates/cart-push');
    expect(after).toMatchObject({ draft: { subject: 'Mine' } });
  });

  it('are no edit any more once somebody else saved the very same, and are edited on over that', async () => {
    const { page } = test;
    await page.goto('/templates/cart-push');
    const title = page.getByRole('textbox', { name: 'Title' });
    await title.fill('Ours');
    const { body } = await test.api('GET', '/v1/templates/cart-push');
    const { draft, published } = body as { draft?: object; published: object };
    await test.api('PUT', '/v1/templates/cart-push?draft=true', { ...(draft ?? published), subject: 'Ours' });
    const save = page.getByRole('button', { name: 'Save draft' });
    await save.click();
    await page.getByText(/Somebody else saved/).waitFor();
    await page.getByText('Not saved yet; kept in this browser').waitFor({ state: 'detached' });
    await expect(page.getByRole('button', { name: 'Compare' }).count()).resolves.toBe(0);

    await title.fill('Ours, later');
    await save.click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const { body: after } = await test.api('GET', '/v1/templates/cart-push');
    expect(after).toMatchObject({ draft: { subject: 'Ours, later' } });
  });

  it('speak by several channels, each in its own words, and are copied with them', async () => {
    const { page } = test;
    await page.goto('/templates/cart-push');
    await page.getByRole('combobox', { name: 'Channels' }).press('ArrowDown');
    await page.getByRole('option', { name: 'SMS' }).click();
    await page.getByRole('combobox', { name: 'Channels' }).press('Escape');
    await page.getByRole('combobox', { name: 'Words for' }).click();
    await page.getByRole('option', { name: 'SMS alone' }).click();
    await page.getByRole('textbox', { name: 'Text' }).fill('Only by SMS');
    await page.getByRole('region', { name: 'Preview' }).getByText('Only by SMS').waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Cart anywhere');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.waitForURL('**/templates/cart-anywhere');

    const { body } = await test.api('GET', '/v1/templates/cart-anywhere');
    expect(body).toMatchObject({
      status: 'draft',
      draft: { channels: { push: {}, sms: { text: 'Only by SMS' } } },
    });
  });

  it('show every language beside the other, for a real customer as well', async () => {
    await test.send({
      ...{ type: 'identify', userId: 'ann' },
      traits: { firstName: 'Annette', email: 'ann@example.com' },
    });
    const { page } = test;
    await page.goto('/templates/cart-email');
    await page.getByRole('button', { name: 'Ann, made up' }).click();
    await page.getByRole('searchbox', { name: 'E-mail, phone, card or ID' }).fill('ann@example.com');
    await page.getByRole('button', { name: /ann@example.com/ }).click();
    await mail(page).getByText('Your cart is waiting, Annette').waitFor();

    await page.getByRole('link', { name: 'Languages' }).click();
    await page
      .frameLocator('iframe[title="The message: Russian"]')
      .getByText('Ваша корзина ждёт, Ann')
      .waitFor();
    await page
      .frameLocator('iframe[title="The message: Main language"]')
      .getByText('Your cart is waiting')
      .waitFor();
  });

  it('are for everyone: small, dark and Russian', async () => {
    const page = await test.open({
      ...{ viewport: { width: 360, height: 740 }, colorScheme: 'dark', locale: 'ru-RU' },
    });
    const places = [
      '',
      '/cart-email',
      '/cart-sms',
      '/cart-push',
      '/cart-email/languages',
      '/cart-email/versions/1',
    ];
    for (const place of [...places, '/cart-email/used']) {
      await page.goto(`/templates${place}`);
      await page.locator('h1').first().waitFor();
      await page.locator('[role=status][aria-label]').first().waitFor({ state: 'detached' });
      if (place === '/cart-email') await page.locator('.cm-content').waitFor();
      await test.picture(`templates-small${place.replaceAll('/', '-')}`);

      expect([place, await pageFaults(page)]).toEqual([place, []]);
      expect([place, await pageOverflow(page)]).toEqual([place, 0]);
    }
    expect(test.complaints).toEqual([]);
  }, 120_000);
});
