import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { headersOf } from '../../functions/publish-console/cache.ts';

const modules = join(import.meta.dirname, '../../node_modules');
const folder = mkdtempSync(join(tmpdir(), 'kaskad-package-'));
const app = join(folder, 'app');
const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { cwd: app, encoding: 'utf8', env: { ...process.env, CDK_OUTDIR: 'cdk.out' } });
const [, sample = ''] = /```ts\n([^`]+)```/.exec(readFileSync('docs/construct.md', 'utf8')) ?? [];
const stacksOf = (assembly: string) =>
  Object.entries<{ type: string }>(
    JSON.parse(readFileSync(join(app, assembly, 'manifest.json'), 'utf8')).artifacts,
  )
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .map(([id]) => id.replace(/[0-9A-F]{8}$/, ''));

/** Installed from the tarball as anybody would, without a network; the peers are those of the project. */
beforeAll(() => {
  mkdirSync(app);
  execFileSync(process.execPath, ['bin/package.ts', join(folder, 'package')], { stdio: 'ignore' });
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', './package', '--json'], { cwd: folder, encoding: 'utf8' }),
  );
  writeFileSync(join(app, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  run('npm', 'install', '--offline', '--legacy-peer-deps', '--no-audit', '--no-fund', join(folder, filename));
  for (const peer of ['aws-cdk-lib', 'constructs', '@types'])
    symlinkSync(join(modules, peer), join(app, 'node_modules', peer));
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** As zips: each file deflated, with its two headers, in which its name stands. */
function zippedKb(name: string): number {
  const from = join(folder, 'package/functions', name);
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(from, file)).isFile(),
  );
  const sizes = files.map(
    (file) => deflateRawSync(readFileSync(join(from, file))).length + 76 + 2 * file.length,
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

describe('the package', () => {
  it.each([
    ['collect', 250],
    ['update-profile', 300],
    ['advance-enrollment', 450],
  ])('has a zip of %s within %i KB', (name, goalKb) => {
    expect(Math.round(zippedKb(name))).toBeLessThanOrEqual(goalKb);
  });

  it('holds no file of the console that its copier would refuse', () => {
    const from = join(folder, 'package/console');
    const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((file) =>
      statSync(join(from, file)).isFile(),
    );

    expect(files.length).toBeGreaterThan(50);
    for (const file of files) expect(headersOf(file).ContentType).toContain('/');
  });

  it('declares its types by no file that it leaves out', () => {
    const from = join(folder, 'package/cdk');
    const declarations = readdirSync(from).filter((file) => file.endsWith('.d.ts'));
    const named = declarations.flatMap((file) =>
      Array.from(readFileSync(join(from, file), 'utf8').matchAll(/from '(\.[^']*)'/g), ([, name]) => name),
    );

    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect(declarations).toContain(`${name?.slice(2)}.d.ts`);
  });

  it('asks for the CDK beside it and for nothing else', () => {
    const manifest = JSON.parse(readFileSync(join(app, 'node_modules/kaskad/package.json'), 'utf8'));

    expect(Object.keys(manifest.peerDependencies)).toEqual(['aws-cdk-lib', 'constructs']);
    expect(manifest).not.toHaveProperty('dependencies');
    const code = readFileSync(join(app, 'node_modules/kaskad/cdk/index.js'), 'utf8');
    const asked = new Set([...code.matchAll(/require\("([^"/:]+)/g)].map(([, name]) => name));
    expect([...asked].sort()).toEqual(['aws-cdk-lib', 'constructs', 'node']);
  });

  it('synthesizes the sample of its documentation, code and console included', () => {
    rmSync(join(app, 'cdk.out'), { recursive: true, force: true });
    writeFileSync(join(app, 'app.ts'), `${sample}\napp.synth();\n`);

    run(process.execPath, 'app.ts');

    expect(stacksOf('cdk.out').sort()).toEqual([
      ...['KaskadKaskadApi', 'KaskadKaskadConsole', 'KaskadKaskadData', 'KaskadKaskadEngine', 'Warehouse'],
    ]);
    const [assets = ''] = readdirSync(join(app, 'cdk.out')).filter((file) =>
      /Engine.*\.assets\.json$/.test(file),
    );
    const { files } = JSON.parse(readFileSync(join(app, 'cdk.out', assets), 'utf8'));
    expect(JSON.stringify(files).match(/"path":"asset\./g)).toHaveLength(8);
  }, 180_000);

  it('has types that fit that sample, and refuse a setting that there is not', () => {
    const flags =
      '--ignoreConfig --noEmit --strict --skipLibCheck --module nodenext --target es2022 --types node';
    const check = (file: string) => {
      const args = [join(modules, 'typescript/bin/tsc'), ...flags.split(' '), file];
      return spawnSync(process.execPath, args, { cwd: app, encoding: 'utf8' }).stdout;
    };
    writeFileSync(join(app, 'right.ts'), sample);
    writeFileSync(join(app, 'wrong.ts'), sample.replace('archive: true', 'archived: true'));

    expect(check('right.ts')).toBe('');
    expect(check('wrong.ts')).toContain("'archived' does not exist in type 'KaskadProps'");
  }, 180_000);

  it('is taken by an app of CommonJS too', () => {
    const code = `
      const { App } = require('aws-cdk-lib');
      const { Kaskad } = require('kaskad/cdk');
      const app = new App();
      new Kaskad(app, 'Marketing', { stage: 'test', console: false });
      app.synth();`;
    rmSync(join(app, 'cdk.out'), { recursive: true, force: true });
    writeFileSync(join(app, 'old.cjs'), code);

    run(process.execPath, 'old.cjs');

    expect(stacksOf('cdk.out').sort()).toEqual([
      ...['MarketingKaskadApi', 'MarketingKaskadData', 'MarketingKaskadEngine'],
    ]);
  }, 180_000);
});
