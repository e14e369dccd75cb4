import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { hookOf } from '../../core/hooks/index.ts';

const page = readFileSync('docs/hooks.md', 'utf8');
const options = { customerIds: false };
const asked = (headers: Record<string, string>, body: Record<string, unknown>) => {
  const hook = hookOf(headers, body);
  const delivery = hook?.delivery(headers, body);
  return (
    delivery && { said: hook?.events(delivery, options, {}), untold: hook?.untold(delivery, options, {}) }
  );
};

/** The topics of the first table, by the system that they are of; a row without one goes on with the system before. */
const topicsOf = (system: string): string[] => {
  const rows = page.split('\n').filter((line) => /^\|.*\|.*\|.*\|$/.test(line));
  let current = '';
  return rows.flatMap((row) => {
    const [, name = '', topics = ''] = row.split('|').map((cell) => cell.trim());
    current = name === '' ? current : name;
    return current === system ? [...topics.matchAll(/`([^`]+)`/g)].map(([, topic = '']) => topic) : [];
  });
};

describe('the page on webhooks', () => {
  it('shows a call that tells what it says', () => {
    const body = JSON.parse(/^BODY='(.*)'$/m.exec(page)?.[1] ?? '') as Record<string, unknown>;
    const topic = /x-wc-webhook-topic: (\S+)'/.exec(page)?.[1] ?? '';

    const { said } = asked({ 'x-wc-webhook-topic': topic }, body) ?? {};

    expect(said).toMatchObject([{ type: 'identify' }, { event: 'Order Completed' }]);
    expect(page).toContain('"accepted": 2');
  });

  it.each([
    ['WooCommerce', 'x-wc-webhook-topic', 5],
    ['Shopify', 'x-shopify-topic', 12],
  ])('names topics of %s that are read', (system, header, count) => {
    const topics = topicsOf(system);
    expect(topics).toHaveLength(count);
    for (const topic of topics)
      expect([topic, asked({ [header]: topic }, {})?.untold]).toEqual([topic, undefined]);
  });

  it('subscribes an app to topics that are read', () => {
    const topics = JSON.parse(/^topics = (\[.*\])$/m.exec(page)?.[1] ?? '[]') as string[];
    expect(topics.length).toBeGreaterThan(5);
    for (const topic of topics)
      expect([topic, asked({ 'x-shopify-topic': topic }, {})?.untold]).toEqual([topic, undefined]);
  });

  it('names events of Bitrix that are read', () => {
    const topics = topicsOf('Bitrix');
    expect(topics).toHaveLength(3);
    for (const event of topics)
      expect([event, asked({}, { event, auth: {} })?.untold]).toEqual([event, undefined]);
  });
});
