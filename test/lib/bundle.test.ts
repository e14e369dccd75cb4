import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bundleFunctions } from '../../lib/bundle.ts';
import { functionSizes } from '../../lib/function-sizes.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaskad-bundle-'));
const outDir = join(folder, 'out');
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const source = `
  import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
  const client = new EventBridgeClient({ region: 'eu-central-1' });
  export const handler = async (): Promise<unknown> => client.config.credentials();
  export const besideCode = import.meta.dirname;
`;

beforeAll(() => {
  symlinkSync(modules, join(folder, 'node_modules'));
  for (const name of Object.keys(functionSizes)) {
    mkdirSync(join(folder, 'functions', name), { recursive: true });
    writeFileSync(join(folder, 'functions', name, 'index.ts'), source);
  }
  bundleFunctions({ functionsDir: join(folder, 'functions'), outDir });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the bundles', () => {
  it('are one folder per function of the manifest', () => {
    expect(readdirSync(outDir).sort()).toEqual(Object.keys(functionSizes).sort());
  });

  it('load as CommonJS wherever they lie, know their folder, and take their credentials from the environment', async () => {
    const { handler, besideCode } = createRequire(import.meta.url)(join(outDir, 'collect/index.js'));
    expect(besideCode).toBe(join(outDir, 'collect'));
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'session',
    });

    expect(await handler()).toMatchObject({
      accessKeyId: 'key',
      secretAccessKey: 'secret',
      sessionToken: 'session',
    });
  });

  it('have large libraries beside them, where they are found when they are needed', async () => {
    const api = createRequire(join(outDir, 'api/index.js'));
    const found = api.resolve('#mjml');

    expect(found).toBe(join(realpathSync(outDir), 'api/beside/mjml.js'));
    const { html } = await api('#mjml')('<mjml><mj-body></mj-body></mjml>');
    expect(html).toContain('<body');
  });

  it('carry the SDK without its chain of credential providers', () => {
    const code = readFileSync(join(outDir, 'api/index.js'), 'utf8');

    expect(code.length).toBeLessThan(250_000);
    expect(code.includes('AssumeRole')).toBe(false);
  });

  it('hold the browser client and every part that it may load', () => {
    const client = join(outDir, 'collect/analytics-next');
    const standalone = readFileSync(join(client, 'standalone.js'), 'utf8');
    const [, names = ''] = /\.u=function\(\w\)\{return\(\{([^}]*)\}/.exec(standalone) ?? [];
    const parts = [...names.matchAll(/"([\w-]+)"/g)].map(([, part]) => part);

    const files = readdirSync(client);

    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) expect(files.some((file) => file.startsWith(`${part}.bundle.`))).toBe(true);
  });

  it('do not come into being while a function is missing', () => {
    rmSync(join(folder, 'functions/links'), { recursive: true });

    expect(() => bundleFunctions({ functionsDir: join(folder, 'functions'), outDir })).toThrow('links');
  });
});
