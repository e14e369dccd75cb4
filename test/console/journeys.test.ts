import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { asTwo } from '../support/console/as-two.ts';
import { consoleTest } from '../support/console/console-test.ts';
import { pageFaults } from '../support/page-faults.ts';

const test = consoleTest();

const orderOf = async (id: string, step: string): Promise<unknown> => {
  const { body } = await test.api('GET', `/v1/journeys/${id}`);
  const { draft, published } = body as Record<
    'draft' | 'published',
    { steps: { id: string; order?: unknown }[] }
  >;
  return (draft ?? published).steps.find((one) => one.id === step)?.order;
};

const save = async (page: Page, said = 'Saved'): Promise<void> => {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(said, { exact: true }).first().waitFor();
  await page.getByText('Not saved yet').waitFor({ state: 'detached' });
};

/** What is dragged hears keys only a moment after it is taken up: one that nobody heard is pressed again. */
const pressUntil = async (page: Page, key: string, words: string): Promise<void> => {
  const told = page.getByText(words);
  const isTold = () =>
    told.waitFor({ state: 'attached', timeout: 3_000 }).then(
      () => true,
      () => false,
    );
  for (let tries = 0; tries < 5; tries++) {
    await page.keyboard.press(key);
    if (await isTold()) return;
  }
  throw new Error(`${key} was pressed, and nothing said: ${words}`);
};

/** Which channels the ladder shows, from the top. */
const ladder = (page: Page): Promise<string[]> =>
  page
    .getByRole('listitem', { name: /^Stage \d/ })
    .evaluateAll((stages) =>
      stages.map((stage) => stage.getAttribute('aria-label')?.replace(/^Stage \d: /, '') ?? ''),
    );

describe('a marketer', () => {
  it('takes a ready journey, changes a stage, publishes it, and the shop starts it', async () => {
    const page = await test.open({ role: 'marketer' });
    await page.goto('/journeys');
    await page.getByRole('link', { name: 'New journey' }).click();
    await page.getByRole('button', { name: 'Take Abandoned browse' }).click();
    await page.getByRole('heading', { level: 1, name: 'Abandoned browse' }).waitFor();
    await page.getByRole('button', { name: /Cascade · remind/ }).click();
    await page.getByRole('button', { name: 'Move E-mail up' }).click();
    await page
      .getByRole('listitem', { name: 'Stage 1: E-mail' })
      .getByRole('textbox', { name: 'Then wait' })
      .fill('6');
    await page
      .getByRole('listitem', { name: 'Stage 1: E-mail' })
      .getByLabel('Then wait: unit')
      .selectOption('hours');
    await page.getByRole('button', { name: /Who comes in/ }).click();
    await page.getByRole('textbox', { name: 'Control group' }).fill('');
    await page.getByRole('button', { name: 'Publish…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/customers? who could come in today/).waitFor();
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Published', { exact: true }).waitFor();
    await page.getByText('Version 1').waitFor();

    await test.send(
      {
        ...{ type: 'identify', userId: 'ann' },
        traits: { email: 'ann@example.com', country: 'DE', consent: { email: 'granted' } },
      },
      {
        type: 'track',
        userId: 'ann',
        event: 'Product Viewed',
        properties: { product_id: 'p1', name: 'Kettle' },
      },
    );
    await test.kaskad.clock.advance('PT3H');
    const sent = test.kaskad.outbox.entries().filter(({ journeyId }) => journeyId === 'browse-abandoned');
    expect(sent.map(({ channel, to }) => [channel, to])).toEqual([['email', 'ann@example.com']]);

    await page.goto('/journeys/browse-abandoned');
    await page
      .getByRole('button', { name: /Cascade · remind/ })
      .getByText('1 here now')
      .waitFor();
    expect(test.complaints).toEqual([]);
  }, 60_000);

  it('drags e-mail above push with the mouse, and back with keys', async () => {
    const { page } = test;
    await page.goto('/journeys/cart-abandoned?open=remind');
    const handle = page.getByRole('button', { name: 'Drag E-mail' });
    await handle.waitFor();
    expect(await ladder(page)).toEqual(['Push', 'E-mail', 'SMS']);
    const from = await handle.boundingBox();
    const to = await page.getByRole('button', { name: 'Drag Push' }).boundingBox();
    if (!from || !to) throw new Error('The handles are not on the page');
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 10, from.y - 20, { steps: 4 });
    await page.mouse.move(to.x + 10, to.y - 4, { steps: 12 });
    await page.mouse.up();
    await page.getByRole('listitem', { name: 'Stage 1: E-mail' }).waitFor();
    await save(page);
    expect(await orderOf('cart-abandoned', 'remind')).toEqual(['email', 'push', 'sms']);

    await page.getByRole('button', { name: 'Drag E-mail' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('E-mail is at place 1 of 3').waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowDown');
    await page.getByText('E-mail is at place 2 of 3').waitFor({ state: 'attached' });
    await page.keyboard.press('Space');
    await page.getByRole('listitem', { name: 'Stage 2: E-mail' }).waitFor();
    await save(page);
    expect(await orderOf('cart-abandoned', 'remind')).toEqual(['push', 'email', 'sms']);
  }, 60_000);

  it('drags a block below another with the mouse, and back with keys', async () => {
    const { page } = test;
    const blocks = () =>
      page
        .getByRole('list', { name: 'Blocks in the order in which they are walked' })
        .locator('> li')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    await page.goto('/journeys/cart-abandoned');
    const handle = page.getByRole('button', { name: 'Drag Wait · idle' });
    await handle.waitFor();
    expect(await blocks()).toEqual(['1. Wait · idle', '2. Cascade · remind']);
    const from = await handle.boundingBox();
    const to = await page.getByRole('button', { name: 'Drag Cascade · remind' }).boundingBox();
    if (!from || !to) throw new Error('The handles are not on the page');
    await page.mouse.move(from.x + 8, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(from.x + 8, from.y + 30, { steps: 4 });
    await page.mouse.move(to.x + 8, to.y + 40, { steps: 12 });
    await page.mouse.up();
    await page.getByRole('listitem', { name: '1. Cascade · remind' }).waitFor();
    expect(await blocks()).toEqual(['1. Cascade · remind', '2. Wait · idle']);

    await page.getByRole('button', { name: 'Drag Wait · idle' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('Wait · idle is at place 2 of 2').waitFor({ state: 'attached' });
    await pressUntil(page, 'ArrowUp', 'Wait · idle is at place 1 of 2');
    await page.keyboard.press('Space');
    await page.getByRole('listitem', { name: '1. Wait · idle' }).waitFor();
    await page.getByText('Not saved yet').waitFor({ state: 'detached' });
    expect(await pageFaults(page)).toEqual([]);
    expect(test.complaints).toEqual([]);
  }, 60_000);

  it('is told at the field what has to be corrected, and takes it back', async () => {
    const { page } = test;
    await page.goto('/journeys/cart-abandoned');
    await page.getByRole('button', { name: 'Add a block at place 3' }).click();
    await page.getByRole('menuitem', { name: 'Message', exact: true }).click();
    await page.getByText('1 thing has to be corrected').waitFor();
    await page.getByRole('complementary', { name: 'Message' }).getByText('This must be filled in.').waitFor();
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);

    await page.reload();
    await page.getByText('Not saved yet').waitFor();
    await page.getByRole('button', { name: 'Actions of block send' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByText('Not saved yet').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('1 thing has to be corrected').waitFor();
    await page.getByRole('button', { name: 'Actions of block send' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
  }, 60_000);

  it('is asked whose edit stays when somebody else saved meanwhile', async () => {
    const { page } = test;
    const { body } = await test.api('GET', '/v1/journeys/cart-abandoned');
    const { draft, published } = body as Record<'draft' | 'published', { name: string }>;
    await page.goto('/journeys/cart-abandoned?open=~about');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Carts of mine');
    await test.api('PUT', '/v1/journeys/cart-abandoned', {
      ...(draft ?? published),
      name: 'Carts of theirs',
    });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Compare' }).click();
    await page
      .getByRole('dialog')
      .getByText(/from Carts of theirs to Carts of mine/)
      .waitFor();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await save(page);

    const after = await test.api('GET', '/v1/journeys/cart-abandoned');
    expect(after.body).toMatchObject({ draft: { name: 'Carts of mine' } });
  }, 60_000);

  it('sees what a version changed, and goes back to it', async () => {
    const { page } = test;
    const { body } = await test.api('GET', '/v1/journeys/cart-abandoned');
    const { draft, published } = body as Record<'draft' | 'published', { steps: object[] }>;
    const journey = draft ?? published;
    const [idle, ...rest] = journey.steps;
    const edited = { ...journey, steps: [{ ...idle, for: 'PT3H' }, ...rest] };
    await test.api('PUT', '/v1/journeys/cart-abandoned', edited);
    await test.api('POST', '/v1/journeys/cart-abandoned/publish', { why: 'Give them time' });
    await page.goto('/journeys/cart-abandoned/versions');
    await page.getByText(/Give them time/).waitFor();
    await page.getByRole('link', { name: 'Version 2' }).click();
    await page
      .getByText(/from 1 hour to 3 hours/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Show the lines' }).first().click();
    await page.getByRole('region', { name: 'Both versions line by line' }).getByText('+ ').first().waitFor();
    await page.getByRole('link', { name: 'All versions' }).click();
    const bringBack = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Bring version 1 back' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Bring back' }).click();
    };
    await page.getByRole('button', { name: 'Bring version 1 back' }).waitFor();
    await test.api('PUT', '/v1/journeys/cart-abandoned', { ...edited, name: 'Carts of somebody else' });
    await bringBack();
    await page.getByText('Somebody else saved in the meantime.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Carts of somebody else' }).waitFor();
    expect((await test.api('GET', '/v1/journeys/cart-abandoned')).body).toMatchObject({ version: 2 });
    await bringBack();
    await page.getByText('Version 1 is in effect again').waitFor();

    const after = await test.api('GET', '/v1/journeys/cart-abandoned');
    expect(after.body).toMatchObject({ version: 1 });
  }, 60_000);
});

describe('publishing', () => {
  const make = async (id: string): Promise<void> => {
    const steps = [{ id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' }];
    await test.api('PUT', `/v1/journeys/${id}`, { id, name: id, trigger: { event: 'Signed Up' }, steps });
  };

  it('is tried on staff first, and the trial ends', async () => {
    const { page } = test;
    await make('on-trial');
    await page.goto('/journeys/on-trial');
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('dialog').getByText('Staff only').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish to staff' }).click();
    await page.getByText('On trial with staff').waitFor();
    expect((await test.api('GET', '/v1/journeys/on-trial')).body).toMatchObject({
      status: 'draft',
      version: 0,
    });

    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'End the trial with staff' }).click();
    await page.getByText('On trial with staff').waitFor({ state: 'detached' });
  }, 60_000);

  it('takes a second person where the shop wants it so', async () => {
    await make('for-two');
    await test.api('PUT', '/v1/settings/publishing', { approval: 'two-people' });
    try {
      const page = await test.open({ role: 'marketer' });
      await page.goto('/journeys/for-two');
      await page.getByRole('button', { name: 'Publish…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Propose' }).click();
      await dialog.getByText(/proposed this version/).waitFor();
      expect(await dialog.getByRole('button', { name: 'Publish', exact: true }).isDisabled()).toBe(true);

      const other = await test.open({ role: 'admin' });
      await other.goto('/journeys/for-two');
      await other.getByRole('button', { name: 'Publish…' }).click();
      await other.getByRole('dialog').getByRole('button', { name: 'Agree' }).click();
      await other
        .getByRole('dialog')
        .getByText(/agreed/)
        .waitFor();
      await other.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
      await other.getByText('Version 1').waitFor();
    } finally {
      await asTwo(test, '/v1/settings/publishing', { approval: 'none' });
    }
  }, 60_000);

  it('is ended for new people by two where the shop wants it so', async () => {
    const publishing = '/v1/settings/publishing';
    await make('to-end-by-two');
    await test.api('POST', '/v1/journeys/to-end-by-two/publish', {});
    await test.api('PUT', publishing, { approval: 'two-people' });
    try {
      const { page } = test;
      await page.goto('/journeys/to-end-by-two');
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Stop…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: 'Let them finish' }).check();
      await dialog.getByText(/a second person is asked/).waitFor();
      await dialog.getByRole('button', { name: 'Ask for approval' }).click();
      const told = dialog.getByRole('status').filter({ hasText: 'A second person has to agree first' });
      await told.getByText(/Until it is published new people still come in/).waitFor();
      await test.picture('stop-two');
      const { body } = await test.api('GET', '/v1/journeys/to-end-by-two');
      expect(body).toMatchObject({
        ...{ status: 'live', version: 1, draft: { audience: false } },
        proposal: { by: 'local-admin', why: 'Let them finish' },
      });

      await told.getByRole('link', { name: 'Look at what waits' }).click();
      await page.getByRole('region', { name: 'Journey to-end-by-two' }).waitFor();
      await page.goto('/journeys/to-end-by-two');
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Stop…' }).click();
      await dialog.getByText(/^local-admin asked for this/).waitFor();
      await dialog.getByRole('radio', { name: 'Let them wait' }).check();
      await dialog.getByRole('button', { name: 'Let them wait' }).click();
      await page.getByText('Paused').first().waitFor();
      const after = await test.api('GET', '/v1/journeys/to-end-by-two');
      expect(after.body).toMatchObject({ status: 'paused', proposal: { by: 'local-admin' } });
      expect(test.complaints).toEqual([]);
    } finally {
      await asTwo(test, publishing, { approval: 'none' });
    }
  }, 60_000);

  it('ends for new people only, and opens again by going back', async () => {
    const { page } = test;
    await make('to-end');
    await test.api('POST', '/v1/journeys/to-end/publish', {});
    await page.goto('/journeys/to-end');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Stop…' }).click();
    await page.getByRole('radio', { name: 'Let them finish' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Let them finish' }).click();
    await page.getByText('Nobody new comes in').waitFor();
    await page
      .getByRole('button', { name: /Who comes in/ })
      .getByText('Nobody')
      .waitFor();

    const { body } = await test.api('GET', '/v1/journeys/to-end');
    expect(body).toMatchObject({ status: 'live', version: 2, published: { audience: false } });

    await page.goto('/journeys/to-end/versions');
    await page.getByRole('button', { name: 'Bring version 1 back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Bring back' }).click();
    await page.getByText('Version 1 is in effect again').waitFor();
    const after = await test.api('GET', '/v1/journeys/to-end');
    expect(after.body).toMatchObject({ published: { trigger: { event: 'Signed Up' } } });
    expect(after.body).not.toHaveProperty('published.audience');
  }, 60_000);
});

describe('the conditions of a journey', () => {
  it('are built of lines and counted as one builds them', async () => {
    const { page } = test;
    await page.goto('/journeys/cart-abandoned?open=~people');
    await page.getByRole('button', { name: 'Change: Who may come in' }).click();
    await page.getByRole('button', { name: 'Add a line' }).click();
    await page.getByRole('combobox', { name: 'What is asked' }).selectOption('profile.country');
    await page.getByRole('textbox', { name: 'Value' }).fill('DE');
    await page.getByText(/1 of 1 customers fits? now/).waitFor();
    await save(page);

    const { body } = await test.api('GET', '/v1/journeys/cart-abandoned');
    expect(body).toMatchObject({ draft: { audience: { '==': [{ var: 'profile.country' }, 'DE'] } } });
  }, 60_000);
});

describe('fifty journeys', () => {
  it('are found by name, folder and state', async () => {
    const { page } = test;
    for (let number = 1; number <= 50; number += 1) {
      const id = `shop-${number}`;
      const labels = {
        folder: number % 2 === 0 ? 'Carts' : 'News',
        tags: [`tag-${number % 5}`],
        owner: 'Eve',
      };
      const steps = [{ id: 'wait', kind: 'wait', for: 'PT1H' }];
      await test.api('PUT', `/v1/journeys/${id}`, {
        id,
        name: `Shop ${number}`,
        labels,
        trigger: { manual: true },
        steps,
      });
    }
    await page.goto('/journeys?folder=Carts');
    await page.getByText('25 journeys').waitFor();
    await page.getByRole('textbox', { name: 'Search' }).fill('shop 12');
    await page.getByText('1 journey', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Shop 12' }).waitFor();
    await page.getByRole('button', { name: 'Actions: Shop 12' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();

    await page.getByRole('heading', { level: 1, name: 'Shop 12 (copy)' }).waitFor();
  }, 60_000);
});

describe('where it takes two people', () => {
  it('a ready journey comes as a draft that can be written on, and its messages wait for the second', async () => {
    const publishing = '/v1/settings/publishing';
    await test.api('PUT', publishing, { approval: 'two-people' });
    const ours = { id: 'status-ours', channels: { push: {} }, subject: 'Your order', text: 'On its way' };
    expect(await test.api('PUT', '/v1/templates/status-ours?draft=true', ours)).toMatchObject({
      status: 200,
    });
    try {
      const page = await test.open({ role: 'marketer' });
      await page.goto('/journeys?new=1');
      await page.getByRole('button', { name: 'Take Order status' }).click();
      const told = page.getByRole('status').filter({ hasText: 'A second person has to agree first' });
      await told.getByText(/^\d messages? of this takes? effect once somebody else has approved/).waitFor();
      await test.picture('journeys-ready-asked', { fullPage: false });
      await page.getByRole('button', { name: 'Open Order status' }).click();
      await page.getByRole('heading', { level: 1, name: 'Order status' }).waitFor();
      await page.getByRole('button', { name: /About the journey/ }).click();
      await page
        .getByRole('status')
        .filter({ hasText: 'not published yet' })
        .getByRole('link')
        .first()
        .waitFor();
      await page.getByRole('textbox', { name: 'Name' }).fill('How it stands');
      await page.getByRole('button', { name: /^Message · by-push/ }).click();
      await page.getByRole('combobox', { name: 'Template' }).click();
      await page.getByRole('option', { name: 'status-ours (draft)' }).click();
      await page.getByRole('link', { name: 'status-ours', exact: true }).waitFor();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved', { exact: true }).waitFor();
      await test.picture('journeys-ready-draft');

      expect((await test.api('GET', '/v1/journeys/order-status')).body).toMatchObject({
        status: 'draft',
        draft: { name: 'How it stands' },
      });

      const other = await test.open({ role: 'admin' });
      await other.goto('/settings/approval');
      for (const id of ['order-status-push', 'order-status-email']) {
        const asked = other.getByRole('region', { name: `Template ${id}` });
        await asked.getByRole('button', { name: 'Approve' }).click();
        await asked.getByRole('button', { name: 'Publish' }).click();
        await asked.waitFor({ state: 'detached' });
      }
      const again = await test.open({ role: 'marketer' });
      await again.goto('/journeys/order-status');
      const unpublished = again.getByRole('status').filter({ hasText: 'not published yet' });
      await unpublished.waitFor();
      expect(await unpublished.getByRole('link').allTextContents()).toEqual(['status-ours']);
      await again.getByRole('button', { name: 'Publish…' }).click();
      await again.getByRole('dialog').getByRole('button', { name: 'Propose' }).click();
      await again
        .getByRole('dialog')
        .getByText(/proposed this version/)
        .waitFor();
    } finally {
      await asTwo(test, publishing, { approval: 'none' });
    }
  }, 60_000);
});

describe('whoever only looks', () => {
  it('is offered nothing that would be refused', async () => {
    const page = await test.open({ role: 'viewer' });
    await page.goto('/journeys/cart-abandoned?open=remind');
    await page.getByRole('listitem', { name: /^Stage 1/ }).waitFor();

    expect(await page.getByRole('button', { name: /^(Save|Publish…|Drag|Add)/ }).count()).toBe(0);
  });
});

describe('in Russian', () => {
  it('says what is wrong, and what a journey does', async () => {
    const steps = [{ id: 'wait', kind: 'wait', for: 'PT1H' }];
    await test.api('PUT', '/v1/journeys/in-russian', { id: 'in-russian', trigger: { manual: true }, steps });
    const page = await test.open({ locale: 'ru-RU' });
    await page.goto('/journeys/in-russian');
    await page.getByText('Ждать 1 час').waitFor();
    await page.getByRole('button', { name: 'Добавить блок на место 2' }).click();
    await page.getByRole('menuitem', { name: 'Каскад' }).click();
    await page.getByText('Нужно исправить: 2 места').waitFor();
    await page
      .getByRole('complementary', { name: 'Каскад' })
      .getByText('Это нужно заполнить.')
      .first()
      .waitFor();
  }, 60_000);
});
