import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { asTwo } from '../support/console/as-two.ts';
import { consoleTest, type Opening } from '../support/console/console-test.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const test = consoleTest();

const track = { type: 'track', event: 'Product Added', userId: 'rob' };
const withKey = (key: string) =>
  fetch(`${test.kaskad.url}/v1/track`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify(track),
  }).then(({ status }) => status);

const cart = async (userId: string): Promise<void> => {
  const consent = { email: 'granted' };
  await test.send(
    { type: 'identify', userId, traits: { email: `${userId}@example.com`, country: 'DE', consent } },
    {
      ...{ type: 'track', event: 'Product Added', userId },
      properties: { cart_id: `c-${userId}`, product_id: 'p1', name: 'Kettle', price: 19.9, currency: 'EUR' },
    },
  );
};

const SECTIONS = [
  ...['', 'sources', 'shop', 'feeds', 'switches', 'limits', 'channels', 'access', 'staff', 'approval'],
  ...['report', 'audit', 'documents', 'documents/privacy'],
];

describe('settings', () => {
  it('give a source another key, and the old one goes on for a while', async () => {
    const { page } = test;
    await page.goto('/settings/sources');
    await page.getByRole('button', { name: 'New source' }).click();
    await page.getByRole('radio', { name: 'Server, till, call centre' }).check();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Tills');
    await page.getByRole('button', { name: 'Create' }).click();
    const first = (await page.getByRole('region', { name: 'Write key' }).textContent()) ?? '';
    await page.getByRole('button', { name: 'Close' }).last().click();

    await page.getByRole('region', { name: 'Tills' }).getByRole('button', { name: 'New key' }).click();
    await page.getByRole('button', { name: 'Make the key' }).click();
    const second = (await page.getByRole('region', { name: 'Write key' }).textContent()) ?? '';
    await page.getByRole('button', { name: 'Close' }).last().click();
    await page.getByText(/works until/).waitFor();

    expect(second).not.toBe(first);
    expect([await withKey(first), await withKey(second)]).toEqual([200, 200]);
    expect(test.complaints).toEqual([]);
  }, 60_000);

  it('switch everything off, and nothing is sent until it is on again', async () => {
    const { page } = test;
    await page.goto('/settings/switches');
    await page.getByRole('switch', { name: 'Kaskad sends messages' }).click();
    await page.getByRole('button', { name: 'Switch everything off' }).click();
    await page.getByText('Everything is off').waitFor();
    await test.kaskad.clock.advance('PT1M');
    await cart('stop');
    await test.kaskad.clock.advance('PT2H');

    expect(test.kaskad.outbox.entries()).toEqual([]);
    await page.getByRole('switch', { name: 'Kaskad sends messages' }).click();
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByText('Messages go out').waitFor();
    await test.kaskad.clock.advance('PT1M');
    await cart('go');
    await test.kaskad.clock.advance('PT2H');
    expect(test.kaskad.outbox.entries().map(({ to }) => to)).toContain('go@example.com');
  }, 60_000);

  it('find in the log of changes what has a part of an id', async () => {
    const { page } = test;
    await test.api('PUT', '/v1/settings/shop', { name: 'Written down' });
    await page.goto('/settings/audit?kind=settings');
    await page.getByRole('textbox', { name: 'ID' }).fill('sho');

    await page.getByRole('link', { name: 'shop', exact: true }).first().waitFor();
    expect(await page.getByRole('link', { name: 'feeds', exact: true }).count()).toBe(0);
  });

  it('lead from a document to its whole history', async () => {
    const { page } = test;
    await test.api('PUT', '/v1/settings/shop', { name: 'Has a history' });
    await page.goto('/settings/documents/shop');
    const asked = page.waitForRequest((request) => request.url().includes('/v1/audit?'));
    await page.getByRole('link', { name: 'Everything that was done here' }).click();

    await page.getByRole('link', { name: 'shop', exact: true }).first().waitFor();
    const { searchParams } = new URL((await asked).url());
    expect([searchParams.get('kind'), searchParams.get('id')]).toEqual(['settings', 'shop']);
  });

  it('save the list of addresses alone: what others switched off meanwhile stays off', async () => {
    const { page } = test;
    await page.goto('/settings/switches');
    await page.getByRole('switch', { name: 'Write to these addresses only' }).check({ force: true });
    await page.getByPlaceholder('*@shop.example').fill('*@shop.example');
    await page.getByPlaceholder('*@shop.example').press('Enter');
    const { body: before } = await test.api('GET', '/v1/settings/switches');
    await test.api('PUT', '/v1/settings/switches', { ...(before as object), all: true });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();

    const { body } = await test.api('GET', '/v1/settings/switches');
    expect(body).toMatchObject({ all: true, allowOnly: ['*@shop.example'] });
    await test.api('PUT', '/v1/settings/switches', before as object);
  }, 60_000);

  it('take nothing back from the list of addresses that another administrator saved meanwhile', async () => {
    const { page } = test;
    const switches = '/v1/settings/switches';
    const { body: before } = await test.api('GET', switches);
    const listNow = async () =>
      ((await test.api('GET', switches)).body as { allowOnly?: string[] }).allowOnly;
    await test.api('PUT', switches, { ...(before as object), allowOnly: ['one@shop.example'] });
    await page.goto('/settings/switches');
    const addresses = page.getByPlaceholder('*@shop.example');
    await addresses.fill('mine@shop.example');
    await addresses.press('Enter');
    const theirs = ['one@shop.example', 'theirs@shop.example'];
    await test.api('PUT', switches, { ...(before as object), allowOnly: theirs });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Somebody else saved in the meantime').waitFor();
    await expect(listNow()).resolves.toEqual(theirs);
    await page.getByRole('button', { name: 'Save mine over them' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();

    await expect(listNow()).resolves.toEqual(['one@shop.example', 'mine@shop.example']);
    await test.api('PUT', switches, before as object);
  }, 60_000);

  it('offer a switch for every journey, however many pages of them there are', async () => {
    const { page } = test;
    const line = (id: string) => ({
      ...{ id, name: id, status: 'live', version: 1, changed: false, savedAt: '2026-03-02T09:00:00.000Z' },
    });
    await page.route('**/v1/journeys?*', (route) => {
      const isSecond = new URL(route.request().url()).searchParams.get('cursor') === 'second';
      const json = isSecond
        ? { journeys: [line('On the second page')] }
        : { journeys: [line('On the first page')], cursor: 'second' };
      return route.fulfill({ json });
    });
    await page.goto('/settings/switches');

    await page.getByText('On the first page').waitFor();
    await page.getByText('On the second page').waitFor();
  });

  it('are the same document as a text and on a page of their own', async () => {
    const { page } = test;
    const read = page.waitForResponse((one) => one.url().endsWith('/v1/settings/experiments'));
    await page.goto('/experiments');
    await (await read).finished();
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByRole('link', { name: /All settings as documents/ }).click();
    await page.getByRole('link', { name: /Experiments and control group/ }).click();

    await page.getByRole('textbox', { name: 'Experiments and control group' }).getByText('plans').waitFor();
    expect(test.complaints).toEqual([]);
  });

  it('wait for a second person, and take no other change until she has decided', async () => {
    const { page } = test;
    const publishing = '/v1/settings/publishing';
    await test.api('PUT', publishing, { approval: 'two-people' });
    try {
      await page.goto('/settings/shop');
      const name = page.getByRole('textbox', { name: 'Name', exact: true });
      await name.fill('For two');
      await page.getByRole('button', { name: 'Ask for approval' }).click();
      await page.getByText('A change of this waits for a second person').waitFor();
      await expect(name.isDisabled()).resolves.toBe(true);
      await expect(name.inputValue()).resolves.not.toBe('For two');
      await expect(page.getByRole('button', { name: 'Ask for approval' }).count()).resolves.toBe(0);
      expect(await pageFaults(page)).toEqual([]);
      await page.goto('/settings/documents/shop');
      await page.getByText('A change of this waits for a second person').waitFor();

      const other = await test.open({ role: 'colleague', locale: 'ru-RU' });
      await other.goto('/settings/shop');
      await other.getByText('Изменение ждёт второго человека').waitFor();
      await other.getByRole('link', { name: 'Посмотреть, что ждёт' }).click();
      const card = other.getByRole('region', { name: /shop$/ });
      await card.getByRole('button', { name: 'Одобрить' }).click();
      await card.getByRole('button', { name: 'Опубликовать' }).click();
      await card.waitFor({ state: 'detached' });
      await other.goto('/settings/shop');
      const now = other.getByRole('textbox', { name: 'Название', exact: true });
      await now.fill('Open again');
      await expect(now.inputValue()).resolves.toBe('Open again');
      expect((await test.api('GET', '/v1/settings/shop')).body).toMatchObject({ name: 'For two' });
    } finally {
      await asTwo(test, publishing, { approval: 'none' });
    }
  }, 60_000);

  it('show what is in effect while a change waits, and what one typed again afterwards', async () => {
    const { page } = test;
    const [shop, publishing] = ['/v1/settings/shop', '/v1/settings/publishing'];
    await test.api('PUT', shop, { name: 'In effect' });
    await page.goto('/settings/shop');
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.fill('Typed');
    await test.api('PUT', publishing, { approval: 'two-people' });
    try {
      await test.api('PUT', `${shop}?draft=true`, { name: 'Proposed' });
      await test.api('POST', `${shop}/propose`, {});
      await page.goto('/settings/shop');
      await page.getByText('A change of this waits for a second person').waitFor();
      await expect(name.inputValue()).resolves.toBe('In effect');
      await page.goto('/settings/documents/shop');
      await page.getByText('A change of this waits for a second person').waitFor();
      const text = page.getByRole('textbox', { name: 'Shop, senders, prices' });
      await text.getByText('"In effect"').waitFor();
      await expect(text.getByText('"Typed"').count()).resolves.toBe(0);

      await test.api('POST', `${shop}/decline`, {});
      await page.goto('/settings/shop');
      await page.getByText('Somebody else saved in the meantime').waitFor();
      await expect(name.inputValue()).resolves.toBe('Typed');
      await page.getByRole('button', { name: 'Take theirs' }).click();
    } finally {
      await asTwo(test, publishing, { approval: 'none' });
    }
  }, 60_000);

  it('are closed while it is not known whether a change waits, and say so', async () => {
    const { page } = test;
    await page.route('**/v1/proposals*', (route) => route.fulfill({ status: 403, json: { title: 'No' } }));
    await page.goto('/settings/shop');
    await page.getByRole('alert').getByText('Your role may not do this.').waitFor();
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await expect(name.isDisabled()).resolves.toBe(true);
    await page.unroute('**/v1/proposals*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await name.fill('Known again');

    await page.getByRole('button', { name: 'Discard changes' }).click();
  });

  it('keep what was typed, and say so when somebody else saved first', async () => {
    const { page } = test;
    await page.goto('/settings/shop');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Mine');
    await test.api('PUT', '/v1/settings/shop', { name: 'Theirs' });
    await page.reload();
    await page.getByText('Somebody else saved in the meantime').waitFor();
    await expect(page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).resolves.toBe('Mine');
    await page.getByRole('button', { name: 'Save mine over them' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();

    const { body } = await test.api('GET', '/v1/settings/shop');
    expect(body).toMatchObject({ name: 'Mine' });
  }, 60_000);

  it('show what is wrong with a document at its line before it is saved', async () => {
    const { page } = test;
    await page.goto('/settings/documents/privacy');
    const text = page.getByRole('textbox', { name: 'How long data is kept' });
    await text.fill('{\n  "retentionDays": {\n    "history": 0\n  }\n}');
    await page.getByText(/Line 3:/).waitFor();
    await expect(page.getByRole('button', { name: 'Save' }).isDisabled()).resolves.toBe(true);
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await page.getByRole('button', { name: 'Discard changes' }).waitFor({ state: 'detached' });
    await text.fill('{\n  "retentionDays": {\n    "history": 100\n  }\n}');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();

    const { body } = await test.api('GET', '/v1/settings/privacy');
    expect(body).toMatchObject({ retentionDays: { history: 100 } });
  }, 60_000);

  it('say what is wrong in the language of whoever is to mend it', async () => {
    const page = await test.open({ locale: 'ru-RU' });
    await page.goto('/settings/staff');
    const staff = page.getByLabel('Почта, телефоны, ID пользователей').first();
    await staff.fill('*');
    await staff.press('Enter');
    await page.getByRole('button', { name: 'Сохранить' }).click();

    await page.getByRole('alert').getByText('Это значит «все». Укажите больше, чем *.').waitFor();
    expect(await page.getByText('Это значит «все». Укажите больше, чем *.').count()).toBe(2);
    await page.getByRole('button', { name: 'Отменить' }).click();
  }, 60_000);

  it('keep the phones of the staff list as messages name them, and say what fits nobody', async () => {
    const { page } = test;
    const [shop, people] = ['/v1/settings/shop', '/v1/settings/people'];
    const { body: before } = await test.api('GET', shop);
    await test.api('PUT', shop, { ...(before as object), country: 'DE' });
    await test.api('PUT', people, { staff: ['0151 99999999'] });
    await page.goto('/settings/staff');
    await page.getByText('“0151 99999999” fits nobody. If it is a phone, write +4915199999999.').waitFor();
    const list = page.getByPlaceholder('*@shop.example');
    for (const typed of ['0151 12345678', '015187654321', '+49', 'Ann@Shop.example']) {
      await list.fill(typed);
      await list.press('Enter');
    }
    await page.getByText('“015187654321” counts as an ID. If it is a phone, write +4915187654321.').waitFor();
    await page.getByText('“+49” is no phone number.').waitFor();
    expect(await pageFaults(page)).toEqual([]);
    await test.picture('settings-staff-doubts');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();

    expect((await test.api('GET', people)).body).toMatchObject({
      staff: ['0151 99999999', '+4915112345678', '015187654321', '+49', 'ann@shop.example'],
    });
    expect(test.complaints).toEqual([]);
    await test.api('PUT', people, {});
    await test.api('PUT', shop, before as object);
  }, 60_000);

  it('say so when somebody else saved while a document was not yet whole', async () => {
    const { page } = test;
    const privacy = '/v1/settings/privacy';
    await page.goto('/settings/documents/privacy');
    const text = page.getByRole('textbox', { name: 'How long data is kept' });
    await text.fill('{ "retentionDays": { "history": 200 }');
    await page.getByText(/Line 1:/).waitFor();
    await test.api('PUT', privacy, { retentionDays: { history: 300 } });
    await page.reload();
    await page.getByText(/Line 1:/).waitFor();
    await text.fill('{ "retentionDays": { "history": 200 } }');
    await page.getByText('Somebody else saved in the meantime').waitFor();
    await page.getByRole('button', { name: 'Take theirs' }).click();
    await text.getByText('300').waitFor();

    expect((await test.api('GET', privacy)).body).toMatchObject({ retentionDays: { history: 300 } });
  }, 60_000);

  it('agree to the draft that was looked at, and to no later one', async () => {
    const hello = { id: 'greeting', channel: 'sms', text: 'Hello' };
    await test.api('PUT', '/v1/templates/greeting', hello);
    await propose('Hello you');
    const { page } = test;
    await page.goto('/settings/approval');
    const card = page.getByRole('region', { name: /greeting/ });
    await card.getByText('"Hello you"').waitFor();
    await propose('Buy!!!');
    await card.getByRole('button', { name: 'Approve' }).click();
    await card.getByText('"Buy!!!"').waitFor();

    const approvedBy = async () => {
      const { body } = await test.api('GET', '/v1/proposals');
      return (body as { proposals: { approvedBy?: string }[] }).proposals[0]?.approvedBy;
    };
    await expect(approvedBy()).resolves.toBeUndefined();
    await card.getByRole('button', { name: 'Approve' }).click();
    await card.getByText(/approved by local-admin/).waitFor();
    await expect(approvedBy()).resolves.toBe('local-admin');
  }, 60_000);

  it('show no longer what somebody else has declined meanwhile', async () => {
    await propose('Hello again');
    const { page } = test;
    await page.goto('/settings/approval');
    const card = page.getByRole('region', { name: /greeting/ });
    await card.getByText('"Hello again"').waitFor();
    await test.api('POST', '/v1/templates/greeting/decline', {});
    await card.getByRole('button', { name: 'Approve' }).click();

    await card.waitFor({ state: 'detached' });
  });

  it('give out a token, which opens the API as its role says', async () => {
    const { page } = test;
    await page.goto('/settings/access');
    await page.getByRole('button', { name: 'New token' }).click();
    await page.getByRole('textbox', { name: 'Whose it is' }).fill('Eve');
    const only = page.getByRole('combobox', { name: 'Only for' });
    await only.press('ArrowDown');
    await page.getByRole('option', { name: 'Catalogue' }).click();
    await only.press('Tab');
    await page.getByRole('button', { name: 'Create' }).click();
    const token = (await page.getByRole('region', { name: 'Token of Eve' }).textContent()) ?? '';

    const me = await fetch(`${test.kaskad.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    await expect(me.json()).resolves.toMatchObject({
      ...{ name: 'Eve', role: 'marketer', scopes: ['products'] },
    });
  }, 60_000);

  it('give a source a limit, and take it away again', async () => {
    const { page } = test;
    await test.api('POST', '/v1/sources', { kind: 'secret', id: 'loop', name: 'Loop' });
    const limitIs = async () => {
      const { body } = await test.api('GET', '/v1/sources');
      const { sources } = body as { sources: { id: string; limitPerSecond?: number }[] };
      return sources.find(({ id }) => id === 'loop')?.limitPerSecond;
    };
    const save = async (limit: string) => {
      await page.getByRole('region', { name: 'Loop' }).getByRole('button', { name: 'Edit' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Events a second, at most' }).fill(limit);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await page.goto('/settings/sources');

    await save('50');
    await page.getByText('At most 50 events a second.').waitFor();
    expect(await limitIs()).toBe(50);
    await save('');
    await page.getByText('At most 50 events a second.').waitFor({ state: 'detached' });
    expect(await limitIs()).toBeUndefined();
    expect(test.complaints).toEqual([]);
  }, 60_000);

  it('are read again when there is room, and say when where something was to be changed', async () => {
    const page = await test.open({ locale: 'ru-RU' });
    const tooMany = (seconds: number) => ({
      ...{ status: 429, contentType: 'application/problem+json', headers: { 'retry-after': `${seconds}` } },
      body: JSON.stringify({ status: 429, title: 'Too many calls', detail: 'One caller may make fewer.' }),
    });
    let refused = 0;
    await page.route('**/v1/link-keys', (route) => {
      refused += 1;
      return refused === 1 ? route.fulfill(tooMany(1)) : route.fallback();
    });
    await page.route('**/v1/link-keys/rotate', (route) => route.fulfill(tooMany(21)));
    await page.goto('/settings/access');
    await page.getByRole('heading', { name: 'Ключи ссылок' }).waitFor();
    await page.locator('[role=status][aria-label]').first().waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Новый ключ ссылок' }).click();
    await page.getByRole('button', { name: 'Сделать ключ' }).click();
    await page.getByText('Слишком много запросов. Повторите через 21 секунду.', { exact: true }).waitFor();
    expect(refused).toBeGreaterThan(1);
    expect(await page.getByText('Не получилось').count()).toBe(0);
  }, 60_000);

  it('turn the key of links over, and end one that leaked after a question', async () => {
    const { page } = test;
    await page.goto('/settings/access');
    const add = page.getByRole('button', { name: 'New key for links' });
    const turnOver = async () => {
      const answered = page.waitForResponse((one) => one.url().endsWith('/v1/link-keys/rotate'));
      await add.click();
      await page.getByRole('button', { name: 'Make the key' }).click();
      return ((await (await answered).json()) as { id: string }).id;
    };
    const first = await turnOver();
    // Until it signs, asking for another one would only name it again.
    await page.getByText(/A key was just made/).waitFor();
    await expect(add.isDisabled()).resolves.toBe(true);
    await test.kaskad.clock.advance('PT30S');
    await page.reload();
    const second = await turnOver();
    const row = (id: string) => page.getByRole('row', { name: new RegExp(id) });
    await row(second).waitFor();

    await row(first)
      .getByRole('button', { name: /It leaked/ })
      .click();
    await page.getByText(/every link that it signed is dead/).waitFor();
    await page.getByRole('button', { name: 'End it and its links' }).click();
    await row(first).getByText('ended').waitFor();

    const { body } = await test.api('GET', '/v1/link-keys');
    const { keys } = body as { keys: { id: string; state: string }[] };
    expect(keys.find(({ id }) => id === first)).toMatchObject({ state: 'ended' });
    expect(second).not.toBe(first);
    expect(keys.find(({ id }) => id === second)?.state).not.toBe('ended');
    expect(await row(first).getByRole('button').count()).toBe(0);
    expect(await pageFaults(page)).toEqual([]);
    expect(test.complaints).toEqual([]);
  }, 60_000);

  /** Keys of links as a shop has them that turned them over all the time. */
  const manyKeys = (page: Page, newest: () => string) => {
    const keys = () =>
      Array.from({ length: 20 }, (_, at) => ({ id: `k${at}`, state: at < 19 ? 'verifies' : newest() }));
    return page.route('**/v1/link-keys', (route) => route.fulfill({ json: { keys: keys() } }));
  };

  it('take no more keys of links than are kept', async () => {
    const { page } = test;
    await manyKeys(page, () => 'signs');
    await page.goto('/settings/access');
    await page.getByText(/There are 20 keys/).waitFor();

    await expect(page.getByRole('button', { name: 'New key for links' }).isDisabled()).resolves.toBe(true);
  });

  it('show by themselves that a new key of links signs', async () => {
    const { page } = test;
    let state = 'waits';
    await manyKeys(page, () => state);
    await page.clock.install();
    await page.goto('/settings/access');
    await page.getByText('signs in a moment').waitFor();
    state = 'signs';
    await page.clock.fastForward(10_000);

    await page.getByText('signs now').waitFor();
  });

  it('can be read by those who may not change them, and look like no example', async () => {
    const page = await test.open({ role: 'viewer' });
    await page.goto('/settings/shop');
    const name = page.getByLabel('Name', { exact: true });
    await name.waitFor();
    const colors = await name.evaluate((field) => {
      const { opacity, color } = getComputedStyle(field);
      return { opacity, isAsText: color === getComputedStyle(document.body).color };
    });

    expect(colors).toEqual({ opacity: '1', isAsText: true });
  });

  const looks: [string, Opening][] = [
    ['large and light', { colorScheme: 'light' }],
    ['small, dark and Russian', { ...small(), colorScheme: 'dark', locale: 'ru-RU' }],
    ['a viewer’s', { role: 'viewer', ...small() }],
  ];

  it.each(looks)(
    'are for everyone: %s',
    async (look, opening) => {
      const page = await test.open(opening);
      for (const section of SECTIONS) {
        await page.goto(`/settings/${section}`);
        await page.locator('h1').first().waitFor();
        await page.locator('[role=status][aria-label]').first().waitFor({ state: 'detached' });

        expect([section, await pageFaults(page)]).toEqual([section, []]);
        expect([section, await pageOverflow(page)]).toEqual([section, 0]);
        await test.picture(`settings-${section.replace('/', '-')}-${look.slice(0, 5)}`);
      }
      expect(test.complaints).toEqual([]);
    },
    180_000,
  );
});

/** Another text of a message, proposed by a marketer. */
async function propose(text: string): Promise<void> {
  const headers = { authorization: 'Bearer local-marketer', 'content-type': 'application/json' };
  const at = `${test.kaskad.url}/v1/templates/greeting`;
  const body = JSON.stringify({ id: 'greeting', channel: 'sms', text });
  const saved = await fetch(`${at}?draft=true`, { method: 'PUT', headers, body });
  const asked = await fetch(`${at}/propose`, { method: 'POST', headers, body: '{}' });
  expect([saved.status, asked.status]).toEqual([200, 200]);
}

function small() {
  return { viewport: { width: 360, height: 740 } };
}
