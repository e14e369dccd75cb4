import { beforeAll, describe, expect, it } from '@jest/globals';
import { consoleTest } from '../support/console/console-test.ts';
import { pageFaults, pageOverflow } from '../support/page-faults.ts';

const test = consoleTest();

const person = (userId: string, country: string, consent: 'granted' | 'denied') => ({
  ...{ type: 'identify', userId },
  traits: { email: `${userId}@example.com`, country, consent: { email: consent } },
});

beforeAll(async () => {
  await test.send(
    person('ann', 'DE', 'granted'),
    person('ben', 'DE', 'denied'),
    person('cleo', 'FR', 'granted'),
  );
});

describe('segments', () => {
  it('are built line by line with their size and some of their people, and fill when published', async () => {
    const { page } = test;
    await page.goto('/segments');
    await page.getByRole('button', { name: 'New segment' }).first().click();
    await page.getByRole('textbox', { name: 'Name' }).fill('In Germany');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.waitForURL('**/segments/in-germany');
    const found = page.getByRole('region', { name: 'That would be' });
    await found.getByText('of 3 customers (100%)').waitFor();
    await expect(page.getByRole('textbox', { name: 'Condition as text' }).count()).resolves.toBe(0);

    await page.getByRole('button', { name: 'Add a line' }).first().click();
    await page.getByRole('textbox', { name: 'Value' }).fill('DE');
    await found.getByText('of 3 customers (66.7%)').waitFor();
    await found.getByText('no consent: 1').waitFor();
    await expect(found.getByRole('link').count()).resolves.toBe(2);
    await test.picture('segments-builder');

    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByText('Published', { exact: true }).first().waitFor();
    await test.kaskad.idle();
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await page.reload();
    await page.getByRole('link', { name: /ann@example.com/ }).waitFor();
    await page.getByRole('link', { name: /ben@example.com/ }).waitFor();
    await page.getByText('2 people', { exact: true }).waitFor();
    await page.goto('/segments');
    await page.getByRole('row', { name: /In Germany.*2 people/ }).waitFor();
    expect(test.complaints).toEqual([]);
  }, 60_000);

  it('are counted for whoever edits: who only looks asks nothing about people', async () => {
    const condition = { '==': [{ var: 'profile.country' }, 'DE'] };
    await test.api('PUT', '/v1/segments/seen', { name: 'Seen', condition });
    const page = await test.open({ role: 'viewer' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/segments/seen');
    await page
      .getByText(/country/i)
      .first()
      .waitFor();

    await expect(page.getByRole('region', { name: 'That would be' }).count()).resolves.toBe(0);
    expect(asked).not.toContain('/v1/segments/preview');
    expect(test.complaints).toEqual([]);
  }, 60_000);

  it('are lists as well, which a file fills and a click empties', async () => {
    const page = await test.open({ role: 'marketer' });
    await test.api('PUT', '/v1/segments/friends', { name: 'Friends', list: true });
    await test.api('POST', '/v1/segments/friends/publish');
    await page.goto('/segments/friends/members');
    await page.getByText('Nobody is in it now').waitFor();
    const csv = Buffer.from('email\nann@example.com\nnobody@example.com\nnobody\n');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: csv });
    await page.getByText('4 lines').waitFor();
    await page.getByRole('button', { name: 'Put them on the list' }).click();
    await page.getByText('1 person is taken; it shows in a moment.').waitFor();
    await page.getByText('Line 3: nobody is known by it').waitFor();
    await page.getByText('Line 4: this is no e-mail address').waitFor();
    await test.kaskad.idle();
    await page.reload();
    await page.getByText('1 person', { exact: true }).waitFor();

    await page.getByRole('button', { name: /^Take .* off$/ }).click();
    await test.kaskad.idle();
    await page.reload();
    await page.getByText('Nobody is in it now').waitFor();
  });
});

/** Whoever enters is promised tea and told of it. */
const promising = {
  ...{
    id: 'promise-tea',
    name: 'Tea',
    trigger: { event: 'Signed Up' },
    entry: { key: 'person', reentry: 'never' },
  },
  steps: [
    { id: 'promise', kind: 'offer', offer: 'tea-week' },
    { id: 'tell', kind: 'send', channel: 'email', template: 'cart-email' },
  ],
};

describe('offers', () => {
  it('are made with codes of the shop, promised once each, and redeemed by their code', async () => {
    const { page } = test;
    await page.goto('/offers');
    await page.getByRole('button', { name: 'New offer' }).first().click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Tea week');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.waitForURL('**/offers/tea-week');
    await page.getByRole('textbox', { name: 'Percent off' }).fill('15');
    await page.getByRole('checkbox', { name: 'Free delivery' }).check();
    await page.getByRole('radio', { name: /From my list/ }).check();
    await page.getByRole('region', { name: 'As promised' }).getByText('−15%, free delivery').waitFor();
    await test.picture('offers-editor');
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByText('Published', { exact: true }).first().waitFor();

    await page.getByRole('link', { name: 'Codes', exact: true }).click();
    await page.getByRole('textbox', { name: 'Codes' }).fill('TEA-ONE\nTEA-TWO\nTEA-ONE');
    await page.getByRole('button', { name: 'Add codes' }).click();
    await page.getByText('2 codes added').waitFor();
    await page.getByText('1 was known already').waitFor();
    await page.getByRole('region', { name: 'Free codes' }).getByText('2', { exact: true }).waitFor();

    expect(await test.api('PUT', '/v1/journeys/promise-tea', promising)).toMatchObject({ status: 200 });
    expect(await test.api('POST', '/v1/journeys/promise-tea/publish')).toMatchObject({ status: 200 });
    await test.send({ type: 'track', event: 'Signed Up', userId: 'ann' });
    await test.kaskad.clock.advance('PT1M');
    await page.goto('/offers');
    await page.getByRole('row', { name: /Tea week.*1 free, 1 given.*promise-tea/ }).waitFor();
    await page.getByRole('link', { name: 'Redeem a code' }).click();
    await page.getByRole('searchbox').fill('ann@example.com');
    await page.getByRole('button', { name: /ann@example.com/ }).click();
    const promise = page.getByRole('article', { name: 'Tea week' });
    await test.picture('offers-redeem');
    await page.getByRole('button', { name: /^Take the code TEA-/ }).click();
    await expect(page.getByRole('textbox', { name: 'Code' }).inputValue()).resolves.toMatch(/^TEA-/);
    await page.getByRole('textbox', { name: 'Order' }).fill('r-812');
    await page.getByRole('button', { name: 'Redeem', exact: true }).click();
    await page.getByText('Redeemed: −15%, free delivery').waitFor();
    await promise.getByText(/order r-812/).waitFor();
    expect(test.complaints).toEqual([]);
  }, 60_000);

  it('say why a code is refused in the language of whoever asks', async () => {
    const page = await test.open({ role: 'operator', locale: 'ru-RU' });
    const { body } = await test.api('GET', '/v1/profiles/lookup?namespace=email&value=ann%40example.com');
    await page.goto(`/offers/-/redeem?person=${(body as { id: string }).id}`);
    const redeem = async (code: string) => {
      await page.getByRole('textbox', { name: 'Код' }).fill(code);
      await page.getByRole('textbox', { name: 'Заказ' }).fill('r-813');
      await page.getByRole('button', { name: 'Погасить', exact: true }).click();
    };
    // One of them was hers and is used, the other was promised to nobody.
    await redeem('TEA-ONE');
    await redeem('TEA-TWO');
    await page.getByText('Уже использовано.', { exact: true }).waitFor();
    await page.getByText('Этому клиенту такого не обещали.', { exact: true }).waitFor();
    await test.picture('offers-refused');
  }, 60_000);

  it('cannot be redeemed by whoever only looks', async () => {
    const page = await test.open({ role: 'viewer' });
    const { body } = await test.api('GET', '/v1/profiles/lookup?namespace=email&value=ann%40example.com');
    await page.goto(`/offers/-/redeem?person=${(body as { id: string }).id}`);
    await page.getByRole('article', { name: 'Tea week' }).waitFor();

    await expect(page.getByRole('textbox', { name: 'Order' }).count()).resolves.toBe(0);
  });
});

describe('segments and offers', () => {
  it('are for everyone: small, dark and Russian', async () => {
    const page = await test.open({
      ...{ viewport: { width: 360, height: 740 }, colorScheme: 'dark', locale: 'ru-RU' },
    });
    const { body } = await test.api('GET', '/v1/profiles/lookup?namespace=email&value=ann%40example.com');
    const places = [
      ...['/segments', '/segments/in-germany', '/segments/in-germany/members', '/segments/friends/members'],
      ...['/offers', '/offers/tea-week', '/offers/tea-week/codes', '/offers/tea-week/versions/1'],
      `/offers/-/redeem?person=${(body as { id: string }).id}`,
    ];
    for (const place of places) {
      await page.goto(place);
      await page.locator('h1').first().waitFor();
      await page.locator('[role=status][aria-label]').first().waitFor({ state: 'detached' });
      await test.picture(`small${place.replaceAll(/\W/g, '-').slice(0, 40)}`);

      expect([place, await pageFaults(page)]).toEqual([place, []]);
      expect([place, await pageOverflow(page)]).toEqual([place, 0]);
    }
    expect(test.complaints).toEqual([]);
  }, 120_000);
});
