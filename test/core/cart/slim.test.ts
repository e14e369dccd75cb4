import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CartLine, type CartOp, emptyCartLog } from '../../../core/cart/cart-log.ts';
import { foldCart } from '../../../core/cart/cart-of.ts';
import { applyOp } from '../../../core/cart/fold.ts';
import { recordOp } from '../../../core/cart/log.ts';
import { slim } from '../../../core/cart/slim.ts';
import { shortHash } from '../../../core/hash.ts';
import { profileItem } from '../../../functions/adapters/dynamo/profile-item.ts';
import { typicalPerson } from '../../support/fixtures/typical-person.ts';
import { itemBytes } from '../../support/item-bytes.ts';

const RUNS = Number(process.env.KASKAD_RUNS ?? 1000);
const hourMs = 3_600_000;

const lineArbitrary: fc.Arbitrary<CartLine> = fc.record(
  {
    productId: fc.constantFrom('p1', 'p2', 'p3'),
    quantity: fc.integer({ min: 1, max: 3 }),
    name: fc.constantFrom('Kettle', 'Teapot', 'Mug'),
    priceMinor: fc.integer({ min: 1, max: 5 }),
    currency: fc.constantFrom('EUR', 'USD'),
    url: fc.constantFrom('https://shop.example/a', 'https://shop.example/b'),
    imageUrl: fc.constant('https://shop.example/a.jpg'),
    variant: fc.constantFrom('red', 'blue'),
    sku: fc.constantFrom('s1', 's2'),
  },
  { requiredKeys: ['productId', 'quantity'] },
);
const opArbitrary = fc.record(
  {
    atMs: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 40 * 24 * hourMs })),
    kind: fc.constantFrom<CartOp['kind']>('add', 'add', 'add', 'remove', 'replace', 'order', 'touch'),
    lines: fc.array(lineArbitrary, { maxLength: 3 }),
    whole: fc.constant(true),
  },
  { requiredKeys: ['atMs', 'kind', 'lines'] },
);
const inOrder = (ops: readonly CartOp[]) => ops.toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
const opsArbitrary = fc
  .array(opArbitrary, { minLength: 1, maxLength: 15 })
  .map((ops) => ops.map((op, at): CartOp => ({ ...op, id: `o${at}` })));

describe('a slimmed log of a cart', () => {
  it('stands for the same cart, also when more comes in between or its oldest part is folded', () => {
    const split = fc.record({ ops: opsArbitrary, late: fc.nat(4), folded: fc.nat(8), closed: fc.nat(5) });
    fc.assert(
      fc.property(split, ({ ops, late, folded, closed }) => {
        const base = { lines: [], closed: [{ productId: 'p1', atMs: closed }] };
        const kept = slim(inOrder(ops.slice(late)));
        const all = inOrder([...kept, ...ops.slice(0, late)]);
        const slimmed = slim(all);
        const oldest = slimmed.slice(0, folded).reduce(applyOp, base);

        const expected = foldCart({ base, ops: inOrder(ops) });
        expect(foldCart({ base, ops: all })).toEqual(expected);
        expect(foldCart({ base: oldest, ops: slimmed.slice(folded) })).toEqual(expected);
        expect(slimmed).toEqual(slim(inOrder(ops)));
      }),
      { numRuns: RUNS },
    );
  });

  it('says of a product only what was said last, each thing by itself', () => {
    const op = (atMs: number, line: Partial<CartLine>, kind: CartOp['kind'] = 'add'): CartOp => ({
      id: `o${atMs}`,
      atMs,
      kind,
      lines: [{ productId: 'p1', quantity: 1, ...line }],
    });
    const ops = [
      op(1, { name: 'Old', priceMinor: 1, variant: 'red' }),
      op(2, { name: 'Old', priceMinor: 1 }),
      op(3, { name: 'Middle', url: 'https://shop.example/a' }),
      op(4, { name: 'Gone' }, 'remove'),
      op(5, { name: 'New' }),
    ];

    expect(slim(ops).map(({ lines }) => lines[0])).toEqual([
      { productId: 'p1', quantity: 1, name: 'Old', priceMinor: 1, variant: 'red' },
      { productId: 'p1', quantity: 1, priceMinor: 1 },
      { productId: 'p1', quantity: 1, url: 'https://shop.example/a' },
      { productId: 'p1', quantity: 1 },
      { productId: 'p1', quantity: 1, name: 'New' },
    ]);
  });

  it('leaves a person who put five products in forty times below two write units', () => {
    const person = typicalPerson();
    const startMs = person.lastSeenAtMs;
    const names = [
      'Electric kettle 1.7 l',
      'Glass teapot with strainer',
      'Four mugs',
      'Sugar bowl',
      'Tea towel',
    ];
    const added = Array.from({ length: 40 }, (_, at): CartOp => {
      const productId = `product-${1712 + 37 * (at % 5)}`;
      return {
        id: shortHash(`added ${at}`),
        atMs: startMs + Math.round((at + Math.sin(at) / 3) * 61_337),
        kind: 'add',
        cartId: 'cart-883121',
        cartUrl: 'https://shop.example/cart/883121',
        lines: [
          {
            productId,
            quantity: 1,
            name: names[at % 5] ?? '',
            priceMinor: 1990 + (at % 5) * 310,
            currency: 'EUR',
            url: `https://shop.example/products/${productId}`,
            imageUrl: `https://cdn.shop.example/img/${productId}.jpg`,
          },
        ],
      };
    });
    const cart = added.reduce(recordOp, emptyCartLog());
    const seen = added.slice(-24).map(({ id, atMs }): [string, number] => [id, atMs]);
    const bytes = itemBytes(profileItem({ ...person, cart, seen }, 1234));
    console.info(`a cart of forty additions: ${bytes} B with the profile`);

    expect(cart.ops).toHaveLength(40);
    expect(bytes).toBeLessThanOrEqual(2048);
  });
});
