import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';

const bundleOf = (entry: string, external: string[] = []) =>
  build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    external,
    logLevel: 'silent',
  });

describe('the text of a condition', () => {
  it('stays data: what works it out makes no source of anything', async () => {
    const { outputFiles } = await bundleOf('core/condition/holds.ts', ['zod']);

    const code = outputFiles.map(({ text }) => text).join('\n');

    expect(code).toContain('accumulator');
    expect(code).not.toMatch(/\beval\b|\bFunction\s*\(|import\(|\.constructor\s*\(|setTimeout/);
  });

  it('meets no other engine in what journeys are made of', async () => {
    const { metafile } = await bundleOf('core/journey/react.ts');

    const inputs = Object.keys(metafile.inputs);

    expect(inputs).toContain('core/condition/compile.ts');
    expect(inputs.filter((path) => /json-?logic/.test(path))).toEqual([]);
  });
});
