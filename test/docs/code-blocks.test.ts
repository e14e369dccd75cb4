import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { transform } from 'esbuild';
import { readSources } from '../../site/pages/sources.ts';

const root = process.cwd();
const pages = readSources(root).filter(({ file }) => !file.startsWith('docs/decisions'));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

const blocksOf = (language: string) =>
  pages.flatMap(({ file, text }) =>
    [...text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
      ([, code = ''], at) => [`${file} ${at + 1}`, code] as const,
    ),
  );

describe('code blocks of the documentation', () => {
  it.each(blocksOf('json'))('%s is JSON', (_, code) => {
    expect(() => JSON.parse(code)).not.toThrow();
  });

  it.each(blocksOf('js'))('%s is JavaScript', async (_, code) => {
    await expect(transform(code, { loader: 'js' })).resolves.toBeDefined();
  });

  it.each(blocksOf('sh'))('%s quotes JSON that can be read', (_, code) => {
    const bodies = [...code.matchAll(/ -d '(\{[^']*\})'/g)].map(([, body = '']) => body);
    for (const body of bodies) expect(() => JSON.parse(body)).not.toThrow();
  });
});

describe('commands of the documentation', () => {
  const said = pages.flatMap(({ file, text }) =>
    [...text.matchAll(/\bnpm run (?:-s )?([a-z][a-z:-]*)/g)].map(([, name = '']) => [file, name] as const),
  );

  it('are there', () => {
    expect(said.length).toBeGreaterThan(15);
  });

  it.each(said)('%s: npm run %s', (_, name) => {
    expect(scripts).toHaveProperty([name]);
  });
});
