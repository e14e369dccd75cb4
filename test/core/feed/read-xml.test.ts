import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { XmlFeed } from '../../../core/feed/read-xml.ts';

const google = `<?xml version="1.0"?>
<!-- <item><g:id>comment</g:id></item> -->
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>
<title>Shop</title><description><![CDATA[ <item><g:id>cdata</g:id></item> ]]></description>
<item><g:id>p1</g:id><g:title><![CDATA[Kettle & </item> co]]></g:title><link>https://shop.example/kettle?a=1&amp;b=2#top</link>
<g:image_link>https://shop.example/kettle.jpg</g:image_link><g:price>19.90 EUR</g:price><g:sale_price>15.00 EUR</g:sale_price>
<g:availability>in_stock</g:availability><g:product_type>Kitchen &gt; Kettles</g:product_type></item>
<item><g:id>p2</g:id><title>Cup &amp;lt;b&gt;</title></item>
</channel></rss>
`;

const yml = `<yml_catalog date="2026-03-02"><shop><categories>
<category id="1">Кухня</category><category id="2" parentId="1">Чайники</category></categories>
<offers><offer id="7" available="true"><name>Чайник</name><price>1990</price><currencyId>RUR</currencyId><categoryId>2</categoryId>
<picture>https://shop.example/1.jpg</picture><picture>https://shop.example/2.jpg</picture><url>https://shop.example/7</url><count>3</count></offer>
<offer id="8" available="false" type="vendor.model"><typePrefix>Чашка</typePrefix><vendor>Фарфор</vendor><model>X</model></offer>
</offers></shop></yml_catalog>`;

const readAll = (feed: XmlFeed, pieces: readonly string[]) =>
  pieces.flatMap((piece) => feed.push(piece)).map((row) => row.read());

const inPieces = (text: string, sizes: readonly number[]): string[] => {
  const pieces: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
};

describe('a feed in XML', () => {
  it('of Google Merchant is read, what stands in comments and CDATA apart', () => {
    const feed = new XmlFeed('google');
    expect(readAll(feed, [google])).toEqual([
      {
        ...{ id: 'p1', name: 'Kettle & </item> co', price: '15.00 EUR', availability: 'in_stock' },
        ...{ url: 'https://shop.example/kettle?a=1&b=2#top', imageUrl: 'https://shop.example/kettle.jpg' },
        category: 'Kitchen > Kettles',
      },
      expect.objectContaining({ id: 'p2', name: 'Cup &lt;b>' }),
    ]);
    expect(feed.isWhole).toBe(true);
  });

  it('of Atom is read by its entries', () => {
    const entry =
      '<feed><entry><g:id>p1</g:id><title>Kettle</title><link href="https://shop.example/k"/></entry></feed>';
    expect(readAll(new XmlFeed('google'), [entry])).toMatchObject([
      { id: 'p1', name: 'Kettle', url: 'https://shop.example/k' },
    ]);
  });

  it('of Yandex Market is read with the names of its categories', () => {
    const feed = new XmlFeed('yml');
    expect(readAll(feed, [yml])).toMatchObject([
      {
        ...{ id: '7', name: 'Чайник', price: '1990', currency: 'RUR', stock: '3', availability: 'true' },
        ...{ imageUrl: 'https://shop.example/1.jpg', url: 'https://shop.example/7', category: 'Чайники' },
      },
      { id: '8', name: 'Чашка Фарфор X', availability: 'false' },
    ]);
    expect(feed.isWhole).toBe(true);
  });

  it('is the same however it comes in pieces', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(['google', google] as const, ['yml', yml] as const),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 }),
        ([format, text], sizes) => {
          const [whole, cut] = [new XmlFeed(format), new XmlFeed(format)];
          expect(readAll(cut, inPieces(text, sizes))).toEqual(readAll(whole, [text]));
          expect(cut.isWhole).toBe(true);
        },
      ),
    );
  });

  it.each(['\n<!-- made in 0.3 s -->\n', ' '.repeat(300), '<!-- <item> --> <?page done?>'])(
    'is whole whatever says nothing after its end: %j',
    (rest) => {
      for (const text of [google, yml]) {
        const feed = new XmlFeed(text === yml ? 'yml' : 'google');
        for (const piece of inPieces(`${text}${rest}`, [7])) feed.push(piece);
        expect(feed.isWhole).toBe(true);
      }
    },
  );

  it.each(['<rss><channel>', '<item><g:id>p3</g:id></item>', '<item><g:id>p3'])(
    'that goes on after its end is not whole: %s',
    (rest) => {
      const feed = new XmlFeed('google');
      readAll(feed, inPieces(`${google}${rest}`, [7]));
      expect(feed.isWhole).toBe(false);
    },
  );

  it('that breaks off is not whole, nor is one that is all beginning', () => {
    const torn = new XmlFeed('google');
    expect(readAll(torn, [google.slice(0, google.indexOf('</channel>'))])).toHaveLength(2);
    expect(torn.isWhole).toBe(false);
    const open = new XmlFeed('google');
    expect(readAll(open, ['<rss><item><g:id>p1</g:id>'])).toEqual([]);
    expect(open.isWhole).toBe(false);
  });

  it('blows up no entity and holds no endless part', () => {
    const bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss>';
    const [read] = readAll(new XmlFeed('google'), [
      `${bomb}<item><g:id>p1</g:id><title>&b;</title></item></rss>`,
    ]);
    expect(read?.name).toBe('&b;');
    const feed = new XmlFeed('google');
    feed.push('<rss><item><g:id>endless</g:id><title>');
    for (let at = 0; at < 100; at++) expect(feed.push('x'.repeat(10_000))).toEqual([]);
    expect(readAll(feed, ['</title></item><item><g:id>p2</g:id></item></rss>']).at(-1)).toMatchObject({
      id: 'p2',
    });
    expect(JSON.stringify(feed).length).toBeLessThan(1000);
  });
});
