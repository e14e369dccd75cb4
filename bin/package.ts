import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { buildConsole } from '../console/build.ts';
import { bundleFunctions } from '../lib/bundle.ts';

const root = join(import.meta.dirname, '..');
const entry = join(root, 'lib/kaskad.ts');
/** All that the declarations of the construct name besides the CDK's own. */
const declared = ['kaskad', 'settings'];

/**
 * Makes the package that another team's CDK app installs: the construct as JavaScript with declarations, the bundles of the functions
 * and the built console.
 *
 * @returns its folder, for `npm pack` or `npm publish`
 */
async function makePackage(folder = join(root, 'dist/package')): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'cdk'), { recursive: true });
  bundleFunctions({ outDir: join(folder, 'functions') });
  cpSync(await buildConsole(), join(folder, 'console'), { recursive: true });
  bundleConstruct(join(folder, 'cdk'));
  declare(join(folder, 'cdk'));
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  copyFileSync(join(root, 'docs/construct.md'), join(folder, 'README.md'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  return folder;
}

/** CommonJS, as the CDK itself is: both kinds of apps take it, and there are no two copies of a class. */
function bundleConstruct(outdir: string): void {
  buildSync({
    entryPoints: { index: entry },
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['aws-cdk-lib', 'constructs'],
    define: { 'import.meta.dirname': '__dirname' },
    logLevel: 'warning',
  });
  copyFileSync(join(root, 'lib/console/address.js'), join(outdir, 'address.js'));
}

/** Each declaration stands by itself: nothing is resolved, so that it takes a second. */
function declare(outdir: string): void {
  const flags =
    '--ignoreConfig --noCheck --noResolve --declaration --emitDeclarationOnly --allowImportingTsExtensions';
  const files = declared.map((name) => join(root, `lib/${name}.ts`));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const out = ['--module', 'nodenext', '--target', 'es2022', '--outDir', outdir];
  execFileSync(process.execPath, [tsc, ...files, ...flags.split(' '), ...out], { stdio: 'inherit' });
  for (const name of declared) {
    const file = join(outdir, `${name}.d.ts`);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/from '(\.\/[\w-]+)\.ts'/g, "from '$1'"));
  }
  writeFileSync(join(outdir, 'index.d.ts'), "export * from './kaskad';\nexport * from './settings';\n");
}

/** No dependencies: what the functions need is in their bundles. The pair is what it was tested with, or newer. */
function manifest(): object {
  const { name, version, description, license, dependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return {
    ...{ name, version, description, license },
    engines: { node: '>=20' },
    type: 'commonjs',
    exports: {
      './cdk': { types: './cdk/index.d.ts', default: './cdk/index.js' },
      './package.json': './package.json',
    },
    files: ['cdk', 'console', 'functions'],
    peerDependencies: {
      'aws-cdk-lib': `^${dependencies['aws-cdk-lib']}`,
      constructs: `^${dependencies.constructs}`,
    },
  };
}

console.log(await makePackage(process.argv[2]));
