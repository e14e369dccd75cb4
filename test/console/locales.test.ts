import { globSync, readFileSync } from 'node:fs';
import { describe } from '@jest/globals';
import { bothLanguagesSayTheSame } from '../support/locale-suite.ts';

const read = (path: string): object => JSON.parse(readFileSync(path, 'utf8')) as object;

describe.each(globSync('console/locales/en/*.json').sort())('%s', (path) => {
  bothLanguagesSayTheSame(read(path), read(path.replace('/en/', '/ru/')));
});
