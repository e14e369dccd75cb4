import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Built } from './app.ts';

/** Beside the built package: the very bundles that were tested, so that whoever uses it needs neither sources nor tools. */
const beside = (folder: string): string => join(import.meta.dirname, '..', folder);

interface Folders {
  readonly functionsFolder?: string;
  readonly consoleFolder?: string;
}

/** What the package brings, or somebody's own build in its place. */
export function shipped({
  functionsFolder = beside('functions'),
  consoleFolder = beside('console'),
}: Folders): Built {
  return { codeOf: (name) => Code.fromAsset(join(functionsFolder, name)), consoleFolder };
}
