import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { diff, pull, push, validate } from '../../bin/kaskad/commands.ts';
import { type Remote, remoteAt } from '../../bin/kaskad/remote.ts';
import { freshKaskad } from '../support/kaskad.ts';
import { keys, localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

let folder = '';
let said: string[] = [];
const say = (line: string): void => void said.push(line);
const remote = (): Remote => remoteAt(kaskad().url, keys.token);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaskad-files-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const cart = () => join(folder, 'journeys', 'cart-abandoned.yaml');
const edit = (path: string, from: string, to: string): void => {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};
const pushAsk = { publish: false, dryRun: false, force: false };

localOnly.describe('journeys as files', () => {
  it('come down readable, with a schema beside them, and differ in nothing', async () => {
    expect(await pull(remote(), { folder, format: 'yaml' }, say)).toBe(0);

    expect(readdirSync(join(folder, 'journeys'))).toContain('cart-abandoned.yaml');
    expect(readdirSync(join(folder, 'settings'))).toEqual(
      expect.arrayContaining(['contact.yaml', 'shop.yaml']),
    );
    expect(readFileSync(cart(), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/schemas\/journey\.schema\.json\n/,
    );
    expect(parse(readFileSync(cart(), 'utf8'))).toMatchObject({
      id: 'cart-abandoned',
      trigger: { event: 'Cart Changed' },
    });
    const schema = JSON.parse(readFileSync(join(folder, 'schemas', 'journey.schema.json'), 'utf8'));
    expect(schema.properties).toHaveProperty('steps');
    expect(await validate(folder, say)).toBe(0);
    expect(await diff(remote(), folder, say)).toBe(0);
  });

  it('show as a patch what was changed, and go up as a draft until they are published', async () => {
    await pull(remote(), { folder, format: 'yaml' }, say);
    edit(cart(), 'for: PT1H', 'for: PT2H');
    said = [];

    expect(await diff(remote(), folder, say)).toBe(1);
    expect(said.join('\n')).toContain('+  - for: PT2H');

    expect(await push(remote(), { ...pushAsk, folder }, say)).toBe(0);
    const drafted = await kaskad().admin('GET', '/v1/journeys/cart-abandoned');
    expect(drafted.json).toMatchObject({
      draft: { steps: [{ for: 'PT2H' }, {}] },
      published: { steps: [{ for: 'PT1H' }, {}] },
    });

    expect(await push(remote(), { ...pushAsk, folder, publish: true }, say)).toBe(0);
    const published = await kaskad().admin('GET', '/v1/journeys/cart-abandoned');
    expect(published.json).toMatchObject({ published: { steps: [{ for: 'PT2H' }, {}] } });
    expect(published.json.draft).toBeUndefined();
    expect(await diff(remote(), folder, say)).toBe(0);
  });

  it('are pushed with new templates that they name', async () => {
    await pull(remote(), { folder, format: 'yaml' }, say);
    writeFileSync(join(folder, 'templates', 'hello.yaml'), 'channel: sms\ntext: Hello\n');
    writeFileSync(
      join(folder, 'journeys', 'hello.json'),
      JSON.stringify({
        trigger: { event: 'Signed Up' },
        steps: [{ id: 'hi', kind: 'send', channel: 'sms', template: 'hello' }],
      }),
    );

    expect(await push(remote(), { ...pushAsk, folder, publish: true }, say)).toBe(0);

    expect((await kaskad().admin('GET', '/v1/journeys/hello')).json).toMatchObject({
      status: 'live',
      version: 1,
    });
  });

  it('are documents of every kind, and settings too wait for the publish', async () => {
    await pull(remote(), { folder, format: 'yaml' }, say);
    const write = (kind: string, name: string, content: object) => {
      mkdirSync(join(folder, kind), { recursive: true });
      writeFileSync(join(folder, kind, `${name}.json`), JSON.stringify(content));
    };
    write('segments', 'germans', { condition: { '==': [{ var: 'profile.country' }, 'DE'] } });
    write('offers', 'ten', { terms: { percent: 10 } });
    writeFileSync(join(folder, 'settings', 'experiments.yaml'), 'globalControl: 0.02\n');
    const control = async () => (await kaskad().admin('GET', '/v1/settings/experiments')).json;

    expect(await push(remote(), { ...pushAsk, folder }, say)).toBe(0);
    expect(await control()).toEqual({ globalControl: 0, plans: [] });
    expect((await kaskad().admin('GET', '/v1/offers/ten')).json).toMatchObject({ status: 'draft' });

    expect(await push(remote(), { ...pushAsk, folder, publish: true }, say)).toBe(0);
    expect(await control()).toEqual({ globalControl: 0.02, plans: [] });
    for (const path of ['/v1/segments/germans', '/v1/offers/ten'])
      expect((await kaskad().admin('GET', path)).json).toMatchObject({ status: 'live', version: 1 });
    expect(await diff(remote(), folder, say)).toBe(0);
  });

  it('are refused with file and line before anything is sent', async () => {
    await pull(remote(), { folder, format: 'yaml' }, say);
    edit(cart(), 'template: cart-sms', 'template: nowhere');
    edit(cart(), 'kind: wait', 'kind: teleport');
    said = [];

    expect(await push(remote(), { ...pushAsk, folder, publish: true }, say)).toBe(1);

    expect(said).toEqual([
      expect.stringMatching(/cart-abandoned\.yaml:\d+ \/steps\/0\/kind: a step is one of/),
      expect.stringMatching(
        /cart-abandoned\.yaml:\d+ \/steps\/1\/rungs\/sms\/template: there is no template nowhere/,
      ),
    ]);
    const [, line] = /yaml:(\d+) \/steps\/0/.exec(said[0] ?? '') ?? [];
    expect(readFileSync(cart(), 'utf8').split('\n')[Number(line) - 1]).toContain('teleport');
  });

  it('do not overwrite what somebody has edited between looking and saving', async () => {
    await pull(remote(), { folder, format: 'yaml' }, say);
    edit(cart(), 'name: Abandoned cart', 'name: Forgotten cart');
    const theirs = { ...parse(readFileSync(cart(), 'utf8')), name: 'Somebody else' };
    const slow: Remote = {
      ...remote(),
      async get(kind, id) {
        const seen = await remote().get(kind, id);
        if (id === 'cart-abandoned') await kaskad().admin('PUT', '/v1/journeys/cart-abandoned', theirs);
        return seen;
      },
    };
    said = [];

    expect(await push(slow, { ...pushAsk, folder }, say)).toBe(1);

    expect(said).toEqual([expect.stringContaining('somebody has edited it meanwhile')]);
    expect((await kaskad().admin('GET', '/v1/journeys/cart-abandoned')).json).toMatchObject({
      draft: { name: 'Somebody else' },
    });
  });

  it('say what is wrong with a token, and change nothing on a dry run', async () => {
    await expect(pull(remoteAt(kaskad().url, 'wrong'), { folder, format: 'yaml' }, say)).rejects.toThrow(
      'token',
    );
    await pull(remote(), { folder, format: 'json' }, say);
    const path = join(folder, 'journeys', 'cart-abandoned.json');
    edit(path, '"cart-abandoned"', '"cart-abandoned",\n  "audience": true');
    said = [];

    expect(await push(remote(), { ...pushAsk, folder, publish: true, dryRun: true }, say)).toBe(0);

    expect(said).toEqual(['would save journeys/cart-abandoned']);
    expect((await kaskad().admin('GET', '/v1/journeys/cart-abandoned')).json).not.toMatchObject({
      published: { audience: true },
    });
  });
});
