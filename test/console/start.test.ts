import { describe, expect, it } from '@jest/globals';
import { asTwo } from '../support/console/as-two.ts';
import { consoleTest, type Opening } from '../support/console/console-test.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const test = consoleTest();

describe('the first steps', () => {
  it('lead from nothing to a test and three journeys for everybody', async () => {
    const { page } = test;
    await page.goto('/');
    await page.getByRole('link', { name: 'Begin' }).click();
    await page.getByText('Is it installed well?').waitFor();
    await test.picture('start-connect');
    await page.getByRole('button', { name: 'Next step' }).click();

    await test.picture('start-choose');
    await page.getByRole('button', { name: 'Take 3 journeys' }).click();
    await page.getByText('3 journeys are there as drafts.').waitFor();
    await page.getByRole('button', { name: 'Next step' }).click();

    await page.getByRole('textbox', { name: 'Your e-mail' }).fill('me@shop.example');
    await page.getByRole('button', { name: 'Send me a test' }).click();
    await page.getByText(/on (its|their) way to you/).waitFor();
    await test.picture('start-test');
    await page.getByRole('button', { name: 'Next step' }).click();

    await page.getByRole('button', { name: 'Publish 3 to staff' }).click();
    await page.getByText('on trial with staff').first().waitFor();
    await page.getByRole('button', { name: 'Next step' }).click();
    await page.getByRole('button', { name: 'Publish 3 to everybody' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish 3 to everybody' }).click();
    await page.getByText('All of them are live').waitFor();
    await test.picture('start-all');

    const { body } = await test.api('GET', '/v1/journeys');
    const live = (body as { journeys: { status: string }[] }).journeys.filter(
      ({ status }) => status === 'live',
    );
    expect(live).toHaveLength(4);
    await test.kaskad.idle();
    expect(test.kaskad.outbox.entries().map(({ to }) => to)).toContain('me@shop.example');
    expect(test.complaints).toEqual([]);
  }, 120_000);

  it('see each event of the shop turn a line green', async () => {
    const { page } = test;
    await page.goto('/start?step=connect');
    await page.getByText('Local server').click();
    const check = page.getByRole('region', { name: 'Is it installed well?' });
    await check.getByText('not seen').first().waitFor();
    const line = check.getByText(/^right$/).first();
    for (let tries = 0; tries < 8 && !(await line.isVisible()); tries += 1) {
      await test.send({
        ...{ type: 'track', event: 'Product Added', userId: 'ann' },
        properties: { cart_id: 'c1', product_id: 'p1', price: 1, currency: 'EUR' },
      });
      await line.waitFor({ timeout: 3500 }).catch(() => undefined);
    }

    await line.waitFor();
    expect(test.complaints).toEqual([]);
  }, 90_000);

  it('load days of a small shop, which goes on on another page and can be stopped', async () => {
    const { page } = test;
    await page.goto('/start');
    await page.getByRole('button', { name: 'Load 90 days of a small shop' }).click();
    await page.getByRole('button', { name: 'Load them' }).click();
    await page.getByText(/Day [2-9] of 90/).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Offers' }).click();
    await page.getByRole('link', { name: 'First steps' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText(/days have passed/).waitFor({ timeout: 30_000 });

    const { body } = await test.api('GET', '/v1/reports/summary');
    const [cart] = (body as { journeys: { entered: number }[] }).journeys;
    expect(cart?.entered).toBeGreaterThan(5);
    expect(test.complaints).toEqual([]);
  }, 150_000);

  it('say that a second person has to agree, where the shop wants two, and do not send meanwhile', async () => {
    await test.api('PUT', '/v1/settings/people', {});
    await test.api('POST', '/v1/library/birthday/install', {});
    await test.api('PUT', '/v1/settings/publishing', { approval: 'two-people' });
    const { page } = test;
    await page.goto('/start?step=test');
    await page.getByRole('textbox', { name: 'Your e-mail' }).fill('second@shop.example');
    await page.getByRole('button', { name: 'Send me a test' }).click();
    const told = page.getByRole('status').filter({ hasText: 'A second person has to agree first' });
    await told.getByText(/You asked to be put on it/).waitFor();
    await test.picture('start-test-two');
    await page.getByRole('button', { name: 'Send me a test' }).click();
    await told.getByText(/a change of it that you asked for waits already/).waitFor();

    await page.goto('/start?step=everybody');
    await page.getByRole('button', { name: /^Ask for approval of/ }).click();
    await told.getByText(/It takes two people to publish here/).waitFor();
    await test.picture('start-everybody-two');
    await told.getByRole('link', { name: 'Look at what waits' }).click();
    await page.getByRole('region', { name: 'Settings people' }).waitFor();
    await page.getByRole('region', { name: 'Journey birthday' }).waitFor();
    await asTwo(test, '/v1/settings/publishing', { approval: 'none' });
  }, 90_000);

  it('publish no draft that nobody here has seen', async () => {
    await test.api('POST', '/v1/library/win-back/install', {});
    const { page } = test;
    await page.goto('/start?step=staff');
    const publish = page.getByRole('button', { name: /^Publish \d+ to staff$/ });
    await publish.waitFor();
    const { draft } = (await test.api('GET', '/v1/journeys/win-back')).body as { draft: object };
    await asColleague('PUT', '/v1/journeys/win-back', { ...draft, name: 'Theirs' });
    await publish.click();
    await page.getByText('Somebody else saved in the meantime.').waitFor();
    expect((await test.api('GET', '/v1/journeys/win-back')).body).not.toHaveProperty('trial');

    await page.getByRole('checkbox', { name: 'Theirs' }).waitFor();
    await publish.click();
    await page.getByText(/for staff now\.$/).waitFor();
    expect((await test.api('GET', '/v1/journeys/win-back')).body).toMatchObject({
      trial: { document: { name: 'Theirs' } },
    });
    expect(test.complaints).toEqual([expect.stringContaining('412')]);
  }, 60_000);

  it.each([
    ['en-GB', /^Take \d+ journeys?$/, 'A second person has to agree first', 'Look at what waits'],
    ['ru-RU', /^Взять \d+/, 'Сначала должен согласиться второй человек', 'Посмотреть, что ждёт'],
  ])(
    'take a ready journey where the shop wants two people, and ask for its messages: %s',
    async (...[locale, take, title, link]) => {
      await test.api('PUT', '/v1/settings/publishing', { approval: 'two-people' });
      try {
        const page = await test.open({ locale });
        await page.goto('/start?step=choose');
        await page.getByRole('button', { name: take }).click();
        const told = page.getByRole('status').filter({ hasText: title });
        await told.waitFor();
        await test.picture(`start-asked-${locale}`);
        await told.getByRole('link', { name: link }).click();
        await page.waitForURL(/settings\/approval/);
        await page
          .getByRole('region', { name: /^(Template|Шаблон) / })
          .first()
          .waitFor();
      } finally {
        await asTwo(test, '/v1/settings/publishing', { approval: 'none' });
      }
    },
    60_000,
  );

  it('leave the change of the staff list that somebody else asked for meanwhile as it is', async () => {
    const publishing = '/v1/settings/publishing';
    const people = '/v1/settings/people';
    await test.api('PUT', people, {});
    await test.api('POST', '/v1/library/birthday/install', {});
    await test.api('PUT', publishing, { approval: 'two-people' });
    try {
      const { page } = test;
      await page.goto('/start?step=test');
      await page.getByRole('textbox', { name: 'Your phone' }).fill('call me');
      await page.getByRole('button', { name: 'Send me a test' }).click();
      await page.getByText('A phone number, with its country: +4915112345678.').waitFor();
      await page.getByRole('textbox', { name: 'Your phone' }).fill('');
      await page.getByRole('textbox', { name: 'Your e-mail' }).fill('second@shop.example');
      await asColleague('PUT', `${people}?draft=true`, { staff: ['+4930*'] });
      await asColleague('POST', `${people}/propose`, {});
      const waiting = (await test.api('GET', '/v1/proposals')).body;
      await page.getByRole('button', { name: 'Send me a test' }).click();
      const told = page.getByRole('status').filter({ hasText: 'A second person has to agree first' });
      await told.getByText(/Colleague has asked for a change of that list/i).waitFor();

      expect((await test.api('GET', '/v1/proposals')).body).toEqual(waiting);
      await told.getByRole('link', { name: 'Look at what waits' }).click();
      await page
        .getByRole('region', { name: 'Settings people' })
        .getByText(/\+4930/)
        .waitFor();
      expect(test.complaints).toEqual([]);
    } finally {
      await test.api('POST', `${people}/decline`, {});
      await asTwo(test, publishing, { approval: 'none' });
    }
  }, 90_000);

  const looks: [string, Opening][] = [
    ['large', {}],
    ['small, dark and Russian', { ...small(), colorScheme: 'dark', locale: 'ru-RU' }],
    ['a viewer’s', { role: 'viewer', ...small() }],
  ];

  it.each(looks)(
    'are for everyone: %s',
    async (name, opening) => {
      const page = await test.open(opening);
      for (const step of ['connect', 'choose', 'test', 'staff', 'everybody']) {
        await page.goto(`/start?step=${step}`);
        await page.locator('h2').nth(1).waitFor();
        await page.locator('[role=status][aria-label]').first().waitFor({ state: 'detached' });

        expect([step, await pageFaults(page)]).toEqual([step, []]);
        expect([step, await pageOverflow(page)]).toEqual([step, 0]);
        await test.picture(`start-${step}-${name.slice(0, 5)}`);
      }
    },
    90_000,
  );
});

async function asColleague(method: string, path: string, body: object): Promise<void> {
  const { ok } = await fetch(`${test.kaskad.url}${path}`, {
    method,
    headers: { authorization: 'Bearer local-colleague', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(ok).toBe(true);
}

function small() {
  return { viewport: { width: 360, height: 740 } };
}
