import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import type { FunctionName } from '../functions/manifest.ts';
import { besideImports, besideNames, bundleBeside } from './beside-bundle.ts';
import { copyBrowserClient } from './browser-client.ts';
import { bundleTag } from './bundle-tag.ts';
import type { CodeOf } from './constructs/app-function.ts';
import { functionSizes } from './function-sizes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface BundleOptions {
  /** Folder that holds one folder per function. */
  readonly functionsDir?: string;
  readonly outDir?: string;
}

/**
 * Bundles every function of the manifest with one esbuild call.
 *
 * @returns where each function's asset lies.
 * @throws the error of esbuild, when a function is missing or does not build.
 */
export function bundleFunctions({
  functionsDir = join(root, 'functions'),
  outDir = join(root, 'dist/functions'),
}: BundleOptions = {}): CodeOf {
  const names = Object.keys(functionSizes) as FunctionName[];
  buildSync({
    entryPoints: Object.fromEntries(
      names.map((name) => [`${name}/index`, join(functionsDir, name, 'index.ts')]),
    ),
    outdir: outDir,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    // Sources are ES modules, bundles are not: the one way both know to find files beside the code.
    define: { 'import.meta.dirname': '__dirname' },
    // Found beside the bundle, and read by the first who needs them.
    external: besideNames.external,
    // A function only ever has the credentials of its environment: the chain would be 40 % of the code.
    alias: {
      '@aws-sdk/credential-provider-node': join(root, 'lib/env-credentials.ts'),
      '@aws-sdk/signature-v4-multi-region': join(root, 'lib/one-region-signer.ts'),
      ...besideNames.alias,
    },
    logLevel: 'warning',
  });
  for (const name of names) describe(join(outDir, name), name === 'api' ? besideImports : undefined);
  bundleBeside(join(outDir, 'api'));
  copyBrowserClient(join(outDir, 'collect/analytics-next'));
  bundleTag(join(outDir, 'collect/tag'));
  return (name) => Code.fromAsset(join(outDir, name));
}

/** Without it a `type: module` of a folder above would make the bundle an ES module. */
function describe(folder: string, imports: Readonly<Record<string, string>> | undefined): void {
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ type: 'commonjs', imports })}\n`);
}
