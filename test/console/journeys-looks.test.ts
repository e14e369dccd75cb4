import { describe, expect, it } from '@jest/globals';
import { consoleTest, type Opening } from '../support/console/console-test.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const test = consoleTest();

const email = { template: 'cart-email', wait: 'P1D' };
const steps = [
  { id: 'idle', kind: 'wait', for: 'PT1H', until: { time: '10:00', on: ['mon', 'tue'] } },
  { id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' },
  {
    ...{ id: 'remind', kind: 'cascade', stop: [{ event: 'Ticket Opened' }], opens: true },
    order: {
      experiment: [
        { share: 0.5, order: ['email'] },
        { share: 0.5, order: ['email', 'sms'] },
      ],
    },
    rungs: { email, sms: { template: 'cart-sms', wait: 'P1D', price: 'paid' } },
  },
  {
    ...{ id: 'looks', kind: 'wait', for: 'P2D', event: { event: 'Product Viewed', match: 'item' } },
    // biome-ignore lint/suspicious/noThenProperty: the document's own word; nothing awaits a step
    then: [{ id: 'note', kind: 'update', traits: { vip: true, size: { var: 'event.properties.size' } } }],
    else: [{ id: 'say', kind: 'emit', event: 'Gave Up', properties: { why: 'no answer' } }],
  },
  {
    ...{
      id: 'choice',
      kind: 'branch',
      if: { or: [{ '>': [{ var: 'cart.value' }, 50] }, { '===': [1, 1] }] },
    },
    // biome-ignore lint/suspicious/noThenProperty: the document's own word; nothing awaits a step
    then: [{ id: 'call', kind: 'task', title: 'Call her', text: 'About the cart', due: 'PT2H' }],
    else: [{ id: 'crm', kind: 'webhook', url: 'https://crm.example/hook', data: { kind: 'cart' } }],
  },
  {
    ...{ id: 'chance', kind: 'split' },
    ways: [
      { share: 0.5, steps: [{ id: 'gift', kind: 'wait', for: 'PT5M' }] },
      { share: 0.3, steps: [] },
    ],
  },
  { id: 'end', kind: 'exit', reason: 'done' },
];
const journey = {
  ...{
    id: 'every-kind',
    name: 'Every kind of block',
    steps,
    labels: { folder: 'Carts', tags: ['new'], owner: 'Eve' },
  },
  ...{ trigger: { event: 'Cart Changed', without: { event: 'Order Completed' }, within: 'PT2H' } },
  audience: {
    and: [
      { in: [{ var: 'profile.country' }, ['DE', 'AT']] },
      { '>=': [{ times: ['Product Viewed', 'P7D'] }, 2] },
    ],
  },
  entry: { key: 'cart', reentry: { after: 'P3D' }, cap: { max: 100, per: 'P1D' } },
  exit: [{ event: 'Order Completed' }],
  goal: { event: 'Order Completed', within: 'P3D' },
};

const OPENED = [
  '~about',
  '~start',
  '~people',
  '~end',
  ...['idle', 'mail', 'remind', 'looks', 'note', 'say', 'choice', 'call', 'crm', 'chance', 'end'],
];

const looks: [string, Opening][] = [
  ['small and dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
  ['large, light and Russian', { locale: 'ru-RU' }],
];

describe('everything about a journey', () => {
  it.each(looks)(
    'can be used by everyone and fits, %s',
    async (_look, opening) => {
      const saved = await test.api('PUT', '/v1/journeys/every-kind', journey);
      expect(saved).toMatchObject({ status: 200 });
      await test.api('POST', '/v1/journeys/every-kind/publish', {});
      await test.api('PUT', '/v1/journeys/every-kind', { ...journey, name: 'Every kind, once more' });
      const page = await test.open(opening);
      const wrong: string[] = [];
      const look = async (at: string): Promise<void> => {
        await page.locator('[role=status][aria-label]').first().waitFor({ state: 'detached' });
        const wide = await pageOverflow(page);
        const faults = [...(await pageFaults(page)), ...(wide > 0 ? [`${wide} px too wide`] : [])];
        wrong.push(...faults.map((fault) => `${at}: ${fault}`));
      };
      for (const path of [
        '',
        '?new=1',
        '/every-kind/versions',
        '/every-kind/versions/1',
        '/every-kind/json',
      ]) {
        await page.goto(`/journeys${path}`);
        await page
          .locator(path === '?new=1' ? '[role=dialog]' : 'h1')
          .first()
          .waitFor();
        await look(path);
      }
      for (const open of OPENED) {
        await page.goto(`/journeys/every-kind?open=${open}`);
        await page.locator('h2').first().waitFor();
        const change = page.locator('button[aria-expanded=false]', { hasText: /^(Change|Изменить)$/ });
        while ((await change.count()) > 0) await change.first().click();
        await look(open);
      }
      await page.goto('/journeys/every-kind');
      await page.getByRole('button', { name: /^(Publish|Опубликовать)…$/ }).click();
      await page.locator('[role=dialog]').waitFor();
      await look('publish');
      expect([...wrong, ...test.complaints]).toEqual([]);
    },
    180_000,
  );
});
