import { createRequire } from 'node:module';

interface Iterator {
  close(): Promise<void>;
  return?: () => Promise<void>;
}
type MemoryLevel = new (options: object) => object;

/**
 * Mends two things in dynalite 4 that let its memory grow with every call; to be called before it is loaded.
 * @param from the place from which dynalite is resolved
 */
export function beFrugal(from: string): void {
  const fromDynalite = createRequire(createRequire(from).resolve('dynalite'));
  closeIterators(fromDynalite);
  keepText(fromDynalite);
}

/**
 * Its streams end with `iterator.return()`, which iterators of abstract-level 3 do not have, so that all of them stay
 * open, each with the whole store as it was at that moment.
 */
function closeIterators(fromDynalite: NodeJS.Require): void {
  for (const level of ['memory-level', 'level']) {
    const fromLevel = createRequire(fromDynalite.resolve(level));
    const { AbstractKeyIterator, AbstractValueIterator } = fromLevel('abstract-level') as Record<
      'AbstractKeyIterator' | 'AbstractValueIterator',
      { prototype: Iterator }
    >;
    for (const { prototype } of [AbstractKeyIterator, AbstractValueIterator])
      prototype.return ??= function close(this: Iterator) {
        return this.close();
      };
  }
}

/** Values are JSON text. Kept as bytes they would be slices of 64 KB blocks, which stay as long as any slice does. */
function keepText(fromDynalite: NodeJS.Require): void {
  const memory = fromDynalite('memory-level') as { MemoryLevel: MemoryLevel };
  const { MemoryLevel: Bytes } = memory;
  memory.MemoryLevel = class extends Bytes {
    constructor(options: object) {
      super({ ...options, storeEncoding: 'utf8' });
    }
  };
}
