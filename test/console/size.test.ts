import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { buildConsole } from '../../local/console/build-console.ts';

const GOAL_BYTES = 220 * 1024;

describe('the console’s size', () => {
  it('loads at most 220 KB of compressed script before the first part is opened', async () => {
    const folder = await buildConsole();
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const scripts = [...html.matchAll(/(?:src|href)="(\/console\/[^"]+\.js)"/g)].map(([, path = '']) => path);
    const size = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path))).length, 0);

    expect(scripts.length).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(GOAL_BYTES);
  }, 60_000);
});
