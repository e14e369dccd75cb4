import { expect, it } from '@jest/globals';
import type { Api } from '../../../../bin/kaskad/api.ts';
import { CannotTell } from '../../../../bin/kaskad/cannot-tell.ts';
import { revokeLinkKey } from '../../../../bin/kaskad/ops/link-keys.ts';

const holding = (...ids: string[]): Api => ({
  origin: 'https://api.shop.example',
  ask: async () => new Response(),
  json: async <T>() => ({ keys: ids.map((id) => ({ id, state: 'verifies' })) }) as T,
});
const ask = { id: 'nobody', isSure: async () => true };

it.each([
  ['the keys there are', ['first', '0a1b2c3d'], 'first, 0a1b2c3d'],
  ['that there is none', [], 'no link has been signed yet'],
])('names %s where none has that id', async (_, ids, named) => {
  const revoked = revokeLinkKey(holding(...ids), ask, () => undefined);

  await expect(revoked).rejects.toThrow(new CannotTell(`There is no key nobody: ${named}.`));
});
