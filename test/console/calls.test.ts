import { beforeAll, describe, expect, it } from '@jest/globals';
import { consoleTest } from '../support/console/console-test.ts';
import { type ConsoleShopper, consoleShoppers } from '../support/console/shoppers.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const test = consoleTest();
const { shopper, orders } = consoleShoppers(test);
const KEY = 'known-to-the-gateway-and-us';
/** Of a poll each second: one that has just passed, and what a busy machine adds. */
const SOON_MS = 2_500;

const well = async (method: string, path: string, body?: object) => {
  const { status, body: answer } = await test.api(method, path, body);
  expect({ path, isWell: status < 300, answer }).toMatchObject({ path, isWell: true });
};

beforeAll(async () => {
  await well('PUT', '/v1/journeys/call-back', {
    ...{
      id: 'call-back',
      name: 'Call back',
      purpose: 'transactional',
      trigger: { event: 'Asked for a call' },
    },
    exit: [{ event: 'Order Completed' }],
    steps: [
      {
        ...{ id: 'call', kind: 'task', title: 'Call {{ profile.firstName }} {{ profile.lastName }}' },
        text: 'Hello, you asked about {{ event.properties.what }}.',
      },
      { id: 'rest', kind: 'wait', for: 'P3D' },
    ],
  });
  await well('POST', '/v1/journeys/call-back/publish');
  await well('PUT', '/v1/webhook-secrets/exolve', { value: 'the key of the application' });
  await well('PUT', '/v1/webhook-secrets/exolve-callback', { value: KEY });
  await well('PUT', '/v1/settings/providers', {
    use: { sms: ['exolve', 'sns'] },
    gateways: { exolve: { preset: 'exolve', url: 'http://127.0.0.1:9/SendSMS', from: 'TEASHOP' } },
  });
});

/** Somebody who has asked to be called. */
const asksForCall = async (firstName: string): Promise<ConsoleShopper> => {
  const her = await shopper(firstName);
  const { userId } = her;
  await test.send({ type: 'track', event: 'Asked for a call', userId, properties: { what: 'a kettle' } });
  await fetch(`${test.kaskad.url}/_local/clock`, { method: 'POST', body: '{"advance":"PT2S"}' });
  return her;
};

const taskOf = async ({ name }: ConsoleShopper) => {
  const { body } = await test.api('GET', '/v1/tasks?limit=100');
  return (body as { tasks: { id: string; title: string }[] }).tasks.find(({ title }) => title.endsWith(name));
};

let written = 0;
const writes = async ({ phone }: ConsoleShopper, text: string) => {
  const body = JSON.stringify({ message_id: `in${++written}`, sender: phone.slice(1), text });
  await fetch(`${test.kaskad.url}/v1/callbacks/exolve?key=${KEY}`, { method: 'POST', body });
  await test.kaskad.idle();
};

describe('a call to make', () => {
  it('is taken with time running, said what came of, and closed', async () => {
    const ann = await asksForCall('Ann');
    const page = await test.open({ role: 'operator' });
    await page.goto('/calls');
    await page.getByRole('button', { name: `Take it: Call ${ann.name}` }).click();
    await page.getByText('It is yours').waitFor();
    expect(await page.getByRole('timer').textContent()).toMatch(/Yours for 1[45]:\d\d more/);
    await page.getByText('Hello, you asked about a kettle.').waitFor();
    expect(await page.getByRole('link', { name: ann.phone }).getAttribute('href')).toBe(`tel:${ann.phone}`);
    await page.getByRole('region', { name: 'Customer' }).getByText('Kettle').waitFor();

    await page.keyboard.press('2');
    await page.getByRole('textbox', { name: 'Note' }).fill('Call again on Friday');
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('Finished.').waitFor();
    await page.getByText('Closed').click();

    const done = page.getByRole('article', { name: `Call ${ann.name}` });
    await done.getByText('Interested').waitFor();
    expect(test.complaints).toEqual([]);
  });

  it('that somebody else has taken a moment before is not taken, and it is said who has it', async () => {
    const ann = await asksForCall('Ann');
    const task = await taskOf(ann);
    const page = await test.open({ role: 'operator' });
    await page.goto('/calls');
    const take = page.getByRole('button', { name: `Take it: Call ${ann.name}` });
    await take.waitFor();
    const before = JSON.stringify((await test.api('GET', '/v1/tasks')).body);
    // The list as it was: this page has not heard yet.
    await page.route('**/v1/tasks?*', (route) =>
      route.fulfill({ body: before, contentType: 'application/json' }),
    );
    await well('POST', `/v1/tasks/${task?.id}/claim`, { agent: 'Eve' });
    await take.click();
    await page.getByText('Eve was faster and is on it already.').waitFor();
    await page.unroute('**/v1/tasks?*');
    await page
      .getByRole('article', { name: `Call ${ann.name}` })
      .getByText('Eve is on it')
      .waitFor();

    await page.goto(`/calls/${task?.id}`);
    await page.getByText('Eve is on it').waitFor();
    expect(await page.getByRole('button', { name: /Take it|Finish/ }).count()).toBe(0);
  });

  it('is taken back before the eyes of whoever is about to call, as soon as she has ordered', async () => {
    const ann = await asksForCall('Ann');
    const page = await test.open({ role: 'operator' });
    await page.goto(`/calls/${(await taskOf(ann))?.id}`);
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByText('It is yours').waitFor();
    await orders(ann, { source: 'pos' });

    const alert = page.getByRole('alert').filter({ hasText: 'No need to call' });
    await alert.waitFor({ timeout: SOON_MS });
    expect(await alert.textContent()).toContain('The call was taken back: ordered');
    expect(await page.getByRole('button', { name: 'Finish' }).count()).toBe(0);
  });

  it('is not offered to whom it is none of the business, and leads to nobody', async () => {
    const ann = await asksForCall('Ann');
    const page = await test.open({ role: 'viewer' });
    await page.goto(`/calls/${(await taskOf(ann))?.id}`);
    await page.getByText('Nobody has it').waitFor();

    expect(await page.getByRole('button', { name: 'Take it' }).count()).toBe(0);
    expect(await page.locator('main').textContent()).not.toContain(ann.phone);
    expect(await page.getByRole('link', { name: 'Call centre' }).count()).toBe(0);
  });

  it('shows on the customer’s own page too', async () => {
    const ann = await asksForCall('Ann');
    const page = await test.open({ role: 'operator' });
    await page.goto(`/people/${ann.id}`);
    await page.getByRole('link', { name: `Call ${ann.name}` }).click();

    await page.getByRole('heading', { level: 1, name: `Call ${ann.name}` }).waitFor();
  });
});

describe('what people write', () => {
  it('lies in an inbox until it is done, and can be opened again', async () => {
    const ann = await shopper('Ann');
    await writes(ann, 'Is the kettle red?');
    const page = await test.open({ role: 'operator', locale: 'ru-RU' });
    await page.goto('/calls/replies');
    const reply = page.getByRole('article', { name: ann.name });
    await reply.getByText('Is the kettle red?').waitFor();
    await reply.getByRole('button', { name: 'Готово' }).click();
    await page.getByText('Ответ обработан.').waitFor();
    await reply.waitFor({ state: 'detached' });

    await page.getByText('Обработанные').click();
    await reply.getByText('Обработано: local-operator').waitFor();
    await reply.getByRole('button', { name: 'Открыть снова' }).click();
    await page.getByText('Открытые').click();
    await reply.getByText('Is the kettle red?').waitFor();
    expect(test.complaints).toEqual([]);
  });

  it('is marked where the machine has understood it, and is nobody’s work then', async () => {
    const ann = await shopper('Ann');
    await writes(ann, 'STOP');
    const page = await test.open({ role: 'operator' });
    await page.goto('/calls/replies?status=done');

    await page.getByRole('article', { name: ann.name }).getByText('STOP: no more messages').waitFor();
  });
});

describe('the pages of the call centre', () => {
  it.each([
    ['large and light', { colorScheme: 'light' as const }],
    [
      'small, dark and Russian',
      { viewport: { width: 360, height: 740 }, colorScheme: 'dark' as const, locale: 'ru-RU' },
    ],
  ])(
    'can be used by everyone and fit, %s',
    async (_look, opening) => {
      const ann = await asksForCall('Ann');
      await writes(ann, 'Is the kettle red?');
      const task = await taskOf(ann);
      const page = await test.open({ ...opening, role: 'operator' });
      await well('POST', `/v1/tasks/${task?.id}/claim`, { agent: 'local-operator' });
      for (const path of ['/calls', `/calls/${task?.id}`, '/calls/replies']) {
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
