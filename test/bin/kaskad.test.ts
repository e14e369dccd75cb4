import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { jsonSchemas, kinds } from '../../bin/kaskad/kinds.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaskad-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (kind: string, name: string, content: unknown): void => {
  mkdirSync(join(folder, kind), { recursive: true });
  writeFileSync(join(folder, kind, name), JSON.stringify(content));
};
const kaskad = (...args: string[]) => {
  const bin = join(import.meta.dirname, '..', '..', 'bin', 'kaskad.js');
  const { status, stdout } = spawnSync(process.execPath, [bin, ...args, '--dir', folder], {
    encoding: 'utf8',
  });
  return { status, stdout };
};

describe('the command line', () => {
  it('ends with 0 where there is nothing to say, 1 for faults, 2 for what cannot be done', () => {
    const empty = kaskad('validate');
    put('templates', 'hello.json', { channel: 'sms', text: 'Hello' });
    put('segments', 'vip.json', { condition: { '==': [{ var: 'profile.country' }, 'DE'] } });
    put('offers', 'ten.json', { terms: { percent: 10 } });
    put('settings', 'publishing.json', { approval: 'two-people' });
    put('journeys', 'welcome.json', {
      trigger: { event: 'Signed Up' },
      audience: { inSegment: 'vip' },
      steps: [
        { id: 'give', kind: 'offer', offer: 'ten' },
        { id: 'hi', kind: 'send', channel: 'sms', template: 'hello' },
      ],
    });
    const good = kaskad('validate');
    put('offers', 'ten.json', { terms: {} });
    put('settings', 'weather.json', {});
    const bad = kaskad('validate');

    expect([empty.status, good.status, bad.status]).toEqual([2, 0, 1]);
    expect(good.stdout).toContain('5 documents, no fault');
    expect(bad.stdout).toContain('/terms');
    expect(bad.stdout).toContain('there is no offer ten');
    expect(bad.stdout).toContain('there are no settings of that name');
    expect(kaskad('diff', '--url', 'http://127.0.0.1:9', '--token', 'x').status).toBe(2);
    expect(kaskad('dance').status).toBe(2);
  }, 60_000);
});

describe('the published schemas', () => {
  it('are there for every kind and all settings, each of a form that editors read', () => {
    const schemas = jsonSchemas();

    expect(kinds.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['templates', 'segments', 'offers', 'journeys', 'settings']),
    );
    expect([...schemas.keys()]).toEqual(
      expect.arrayContaining([
        'template.schema.json',
        'segment.schema.json',
        'offer.schema.json',
        'journey.schema.json',
        'settings-publishing.schema.json',
        'settings-experiments.schema.json',
      ]),
    );
    for (const schema of schemas.values())
      expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
  });
});
