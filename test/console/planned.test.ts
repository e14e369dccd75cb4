import { beforeAll, describe, expect, it } from '@jest/globals';
import { asTwo } from '../support/console/as-two.ts';
import { consoleTest } from '../support/console/console-test.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const test = consoleTest();
const DAY_MS = 86_400_000;

const put = async (path: string, body: object): Promise<void> => {
  for (const [method, where, what] of [
    ['PUT', path, body] as const,
    ['POST', `${path}/publish`, {}] as const,
  ]) {
    const answer = await test.api(method, where, what);
    if (answer.status !== 200) throw new Error(`${where}: ${JSON.stringify(answer.body)}`);
  }
  await test.kaskad.idle();
};

/** Tomorrow at ten by the clock of the run, as a wall shows it in UTC. */
const tomorrow = async (): Promise<string> => {
  const { body } = await test.api('GET', '/v1/health');
  const { now } = body as { now: string };
  return `${new Date(Date.parse(now) + DAY_MS).toISOString().slice(0, 10)}T10:00`;
};

const advanceTo = async (instant: string): Promise<void> => {
  const { body } = await test.api('GET', '/v1/health');
  const seconds = Math.ceil((Date.parse(instant) - Date.parse((body as { now: string }).now)) / 1000);
  await test.kaskad.clock.advance(`PT${Math.max(1, seconds)}S`);
};

/** A finding as a large shop has it after some weeks. */
const decided = (experiment: object) => {
  const known = (estimate: number, low: number, high: number) => ({ kind: 'known', estimate, low, high });
  const uplift = (...[estimate, low, high]: [number, number, number]) => ({
    absolute: known(estimate, low, high),
    relative: known(estimate * 10, low * 10, high * 10),
  });
  return {
    ...experiment,
    comparisons: [
      {
        ...{ base: '0', variant: '1', orders: uplift(0.023, 0.012, 0.034) },
        ...{ unsubscribed: uplift(0, -0.002, 0.002), revenue: { EUR: uplift(0.4, -0.1, 0.9) } },
      },
    ],
    division: { kind: 'known', expected: [50, 50], pValue: 0.0001, anyDayPValue: 0.0001, mismatch: true },
    decision: { kind: 'stop-winner', winner: '1' },
    sentence: { en: 'B brings 1.2 to 3.4 points more orders.', ru: 'Вариант Б приносит больше заказов.' },
  };
};

beforeAll(async () => {
  await test.api('PUT', '/v1/settings/contact', { timezone: 'UTC' });
  await put('/v1/segments/vip', { condition: { '==': [{ var: 'profile.group' }, 'vip'] } });
  await put('/v1/templates/news', {
    ...{ id: 'news', channel: 'email', subject: 'News', text: 'Hello', html: '<p>Hello</p>' },
  });
  const people = Array.from({ length: 6 }, (_, no) => ({
    ...{ type: 'identify', userId: `vip-${no}` },
    traits: {
      email: `vip${no}@example.com`,
      group: 'vip',
      consent: { email: no === 0 ? 'denied' : 'granted' },
    },
  }));
  await test.send(...people);
  const { body } = await test.api('GET', '/v1/journeys/cart-abandoned');
  const { published } = body as { published: { steps: [object, object] } };
  const [idle, remind] = published.steps;
  const experiment = [
    { share: 0.5, order: ['push', 'email', 'sms'] },
    { share: 0.5, order: ['email', 'push', 'sms'] },
  ];
  await put('/v1/journeys/cart-abandoned', {
    ...published,
    holdout: 0.1,
    steps: [idle, { ...remind, order: { experiment } }],
  });
}, 60_000);

describe('a broadcast', () => {
  it('is planned when one has seen whom it reaches, stands in the calendar, goes out, and is paused', async () => {
    const { page } = test;
    const at = await tomorrow();
    await page.goto('/calendar');
    await page.getByRole('link', { name: 'New broadcast' }).click();
    await page.getByLabel('Name').fill('Spring is here');
    await page.getByRole('combobox', { name: 'To whom' }).click();
    await page.getByRole('option', { name: 'vip' }).click();
    await page.getByRole('combobox', { name: 'Template' }).click();
    await page.getByRole('option', { name: 'news' }).click();
    await page.getByLabel('When').fill(at);
    await page.getByLabel('Customers a minute at most').fill('2');
    await test.picture('new-broadcast');
    // The names of segments come late.
    const asked = Promise.withResolvers<void>();
    await page.route(/\/v1\/segments(\?|$)/, async (route) => {
      await asked.promise;
      await route.continue();
    });
    await page.reload();
    expect(await page.getByLabel('Name').inputValue()).toBe('Spring is here');
    await page.getByRole('button', { name: 'See whom it reaches' }).click();
    asked.resolve();

    const audience = page.getByRole('region', { name: 'Whom “Spring is here” reaches' });
    await audience.waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    const { body } = await test.api('GET', '/v1/journeys/spring-is-here');
    await test.api('PUT', '/v1/journeys/spring-is-here', {
      ...(body as { draft: object }).draft,
      name: 'Theirs',
    });
    await page.getByRole('button', { name: 'See whom it reaches' }).click();
    await page.getByText('Somebody else changed this draft meanwhile').waitFor();
    await page.getByRole('button', { name: 'Save mine over it' }).click();
    await audience.getByText(/Of 6 customers/).waitFor();
    await audience.getByText(/E-mail: 5 can be reached/).waitFor();
    await audience.getByText(/1 (no consent|consent withdrawn)/).waitFor();
    await test.picture('look-broadcast');
    await page.getByRole('button', { name: 'Publish' }).click();
    const run = page.getByRole('region', { name: /10:00/ });
    await run.getByText('Planned').waitFor();

    await page.goto(`/calendar?month=${at.slice(0, 7)}`);
    await page.getByRole('cell').getByRole('link', { name: 'Spring is here' }).waitFor();
    await test.picture('calendar');
    await page.getByRole('cell').getByRole('link', { name: 'Spring is here' }).click();

    await advanceTo(`${at}:40Z`);
    await run.getByText('Going out').waitFor();
    await run.getByRole('button', { name: 'Pause' }).click();
    await run.getByText('Paused', { exact: true }).waitFor();
    await test.picture('runs');
    const sent = test.kaskad.outbox.entries().length;
    await test.kaskad.clock.advance('PT30M');
    expect(test.kaskad.outbox.entries()).toHaveLength(sent);
    await run.getByRole('button', { name: 'Resume' }).click();
    await test.kaskad.clock.advance('PT30M');
    await run.getByText('Gone out').waitFor();
    expect(sent).toBeGreaterThan(0);
    expect(test.kaskad.outbox.entries()).toHaveLength(5);
    // The browser itself tells of the save that was refused.
    expect(test.complaints).toEqual([expect.stringContaining('412')]);
  }, 90_000);

  it('waits for a second person where the shop wants two', async () => {
    await test.api('PUT', '/v1/settings/publishing', { approval: 'two-people' });
    try {
      const { page } = test;
      await page.goto('/calendar/broadcasts/new');
      await page.getByLabel('Name').fill('For two');
      await page.getByRole('combobox', { name: 'To whom' }).click();
      await page.getByRole('option', { name: 'vip' }).click();
      await page.getByRole('combobox', { name: 'Template' }).click();
      await page.getByRole('option', { name: 'news' }).click();
      await page.getByLabel('When').fill(await tomorrow());
      await page.getByRole('button', { name: 'See whom it reaches' }).click();
      await page.getByText('It takes two people to publish here: you ask').waitFor();
      await page.getByRole('button', { name: 'Ask for approval' }).click();
      const told = page.getByRole('status').filter({ hasText: 'A second person has to agree first' });
      await told.getByText(/^local-admin asked for this/).waitFor();
      await test.picture('broadcast-two');
      const { body } = await test.api('GET', '/v1/journeys/for-two');
      expect(body).toMatchObject({ status: 'draft', proposal: { by: 'local-admin' } });

      await told.getByRole('link', { name: 'Look at what waits' }).click();
      await page.getByRole('region', { name: 'Journey for-two' }).waitFor();
      const other = await test.open({ role: 'colleague' });
      await other.goto('/settings/approval');
      const card = other.getByRole('region', { name: 'Journey for-two' });
      await card.getByRole('button', { name: 'Approve' }).click();
      await card.getByText(/approved by/).waitFor();
      await other.goto('/calendar/broadcasts/for-two');
      await other.getByText('It can be published now').waitFor();
      expect(test.complaints).toEqual([]);
    } finally {
      await test.api('POST', '/v1/journeys/for-two/decline', {});
      await asTwo(test, '/v1/settings/publishing', { approval: 'none' });
    }
  }, 90_000);

  it('is only looked at by those who may not change it', async () => {
    const page = await test.open({ role: 'viewer' });
    await page.goto('/calendar/broadcasts');
    await page.getByRole('link', { name: 'Spring is here' }).click();
    await page.getByRole('heading', { name: 'Times that it goes out' }).waitFor();

    await expect(page.getByRole('button', { name: 'Abort' }).count()).resolves.toBe(0);
  });
});

describe('experiments', () => {
  it('are planned by an administrator, and say what to do', async () => {
    const { page } = test;
    await page.goto('/experiments');
    const card = page.getByRole('region', { name: 'Order of channels: “remind”' });
    await card.getByText('Not planned').waitFor();
    await page.getByRole('region', { name: 'Control group', exact: true }).waitFor();
    await page.getByLabel('Customers a day (if known)').fill('500');
    await page.getByText(/That takes \d+ days/).waitFor();

    await card.getByRole('button', { name: 'Plan it' }).click();
    await page.getByLabel('Customers, all variants together').fill('10400');
    await test.picture('plan');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await card.getByText('Go on', { exact: true }).waitFor();
    await test.picture('experiments');
    const { body } = await test.api('GET', '/v1/settings/experiments');
    expect(body).toMatchObject({ plans: [{ journeyId: 'cart-abandoned', plannedPeople: 10_400 }] });
    expect(test.complaints).toEqual([]);
  }, 60_000);

  it('and the control group are planned by two where it takes two', async () => {
    const { page } = test;
    const publishing = '/v1/settings/publishing';
    await test.api('PUT', publishing, { approval: 'two-people' });
    try {
      await page.goto('/experiments');
      const control = page.getByRole('region', { name: 'Control group of the whole shop' });
      await control.getByRole('textbox').fill('7');
      await control.getByRole('button', { name: 'Ask for approval' }).click();
      await control.getByText('A change of this waits for a second person').waitFor();
      await expect(control.getByRole('textbox').isDisabled()).resolves.toBe(true);
      await expect(control.getByRole('textbox').inputValue()).resolves.toBe('0 %');
      await page.goto('/experiments?plan=cart-abandoned/remind');
      const dialog = page.getByRole('dialog');
      await dialog.getByText('A change of this waits for a second person').waitFor();
      await expect(dialog.getByRole('button', { name: 'Ask for approval' }).isDisabled()).resolves.toBe(true);

      const { body } = await test.api('GET', '/v1/proposals');
      expect(body).toMatchObject({ proposals: [{ kind: 'settings', id: 'experiments' }] });
    } finally {
      await test.api('POST', '/v1/settings/experiments/decline', {});
      await asTwo(test, publishing, { approval: 'none' });
    }
  }, 60_000);

  it('are drawn with their intervals, and warn where people were divided wrongly', async () => {
    const { page } = test;
    await page.route('**/v1/reports/journeys/*/experiments', async (route) => {
      const response = await route.fetch();
      const report = (await response.json()) as { experiments: { stepId?: string }[] };
      const experiments = report.experiments.map((one) => (one.stepId === undefined ? one : decided(one)));
      const group = { people: 40, ordered: 4, unsubscribed: 0, revenue: {} };
      const former = [{ stepId: 'remind', plan: 'aaaaaa', variants: [{ id: '0', ...group }] }];
      await route.fulfill({ response, json: { ...report, experiments, former } });
    });
    await page.goto('/experiments');
    const card = page.getByRole('region', { name: 'Order of channels: “remind”' });
    await card.getByText('B brings 1.2 to 3.4 points more orders.').waitFor();
    await card.getByRole('alert').getByText('People were not divided as planned').waitFor();
    const orders = card.getByRole('region', { name: 'More customers who order, of a hundred' });
    await orders.getByText('+1.2 to +3.4 points').waitFor();
    await orders.getByText('E-mail → Push → SMS, against Push → E-mail → SMS').waitFor();
    await card.getByText('Variant 1: 40 customers, 4 ordered').waitFor();
    await test.picture('forest');
    expect(await pageFaults(page)).toEqual([]);
  });
});

describe('what is planned', () => {
  it('is for everyone: small, dark and Russian', async () => {
    const page = await test.open({
      ...{ viewport: { width: 360, height: 740 }, colorScheme: 'dark', locale: 'ru-RU' },
    });
    for (const [path, heading] of [
      ['/calendar', 'Календарь'],
      ['/calendar/broadcasts', 'Календарь'],
      ['/calendar/broadcasts/new', 'Новая рассылка'],
      ['/calendar/broadcasts/spring-is-here', 'Spring is here'],
      ['/experiments', 'Эксперименты'],
      ['/experiments?plan=cart-abandoned/remind', 'Эксперименты'],
    ] as const) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: heading, includeHidden: true }).waitFor();
      await page.locator('[role=status]').first().waitFor({ state: 'detached' });
      expect([path, await pageFaults(page)]).toEqual([path, []]);
      expect([path, await pageOverflow(page)]).toEqual([path, 0]);
      await test.picture(`small${path.replace(/\W/g, '-')}`);
    }
    expect(test.complaints).toEqual([]);
  }, 90_000);
});
