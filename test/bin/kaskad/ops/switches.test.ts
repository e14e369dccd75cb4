import { expect, it } from '@jest/globals';
import type { Api } from '../../../../bin/kaskad/api.ts';
import { switchAll } from '../../../../bin/kaskad/ops/switches.ts';

const api: Api = {
  origin: 'https://api.shop.example',
  ask: async () => Response.json({ all: false }),
  json: async () => Promise.reject(new Error('is not asked')),
};

it('says the way back to the Kaskad that was paused, wherever others are', async () => {
  const said: string[] = [];

  expect(await switchAll(api, { off: true }, (line) => said.push(line))).toBe(0);
  expect(said[0]?.endsWith(': npx kaskad resume --all --url https://api.shop.example')).toBe(true);
});
