import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { beFrugal } from '../../../local/dynamo/frugal-store.ts';

interface Store {
  put(key: string, value: unknown): Promise<void>;
  get(key: string): Promise<unknown>;
  values(): { next(): Promise<unknown>; return?: () => Promise<void> };
}

const require = createRequire(import.meta.url);

const openStore = (): Store => {
  beFrugal(import.meta.url);
  const fromDynalite = createRequire(require.resolve('dynalite'));
  const { MemoryLevel } = fromDynalite('memory-level') as { MemoryLevel: new (options: object) => Store };
  return new MemoryLevel({ valueEncoding: 'json' });
};

describe('the store of the local tables', () => {
  it('gives up an iterator that dynalite has done with', async () => {
    const store = openStore();
    await store.put('item~1', { a: 1 });
    const iterator = store.values();
    expect(await iterator.next()).toEqual({ a: 1 });

    await iterator.return?.();

    await expect(iterator.next()).rejects.toMatchObject({ code: 'LEVEL_ITERATOR_NOT_OPEN' });
  });

  it('gives back what was put, in any script', async () => {
    const store = openStore();
    const item = { name: { S: 'Чайник ☕ "x" \ud83d' }, size: { N: '1.5' } };

    await store.put('item~2', item);

    expect(await store.get('item~2')).toEqual(item);
  });
});
