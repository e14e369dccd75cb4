import { XMLParser } from 'fast-xml-parser';
import type { FeedFormat } from '../config/feeds-settings.ts';
import type { SaidProduct } from './read-row.ts';
import { XmlParts } from './xml-parts.ts';

type Fields = Record<string, unknown>;

/** A part at a time: nothing of a document type reaches it, so that no entity is blown up. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
});

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text of an element; of several the first that has one. */
const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOf).find((text) => text !== undefined);
  return isFields(value) ? textOf(value['#text'] ?? value['@href']) : undefined;
};

const first = (fields: Fields, ...names: string[]): string | undefined =>
  names.map((name) => textOf(fields[name])).find((text) => text !== undefined && text.trim() !== '');

/** https://support.google.com/merchants/answer/7052112: the sale price is what people pay. */
const ofGoogle = (item: Fields): SaidProduct => ({
  id: first(item, 'id', 'guid'),
  name: first(item, 'title'),
  price: first(item, 'sale_price', 'price'),
  availability: first(item, 'availability'),
  stock: first(item, 'quantity', 'sell_on_google_quantity'),
  url: first(item, 'link'),
  imageUrl: first(item, 'image_link'),
  category: first(item, 'product_type', 'google_product_category'),
});

const named = (offer: Fields): string | undefined =>
  first(offer, 'name') ??
  (['typePrefix', 'vendor', 'model'].flatMap((name) => first(offer, name) ?? []).join(' ') || undefined);

/** https://yandex.ru/support/marketplace/assortment/auto/yml.html */
const ofYml = (offer: Fields, categories: ReadonlyMap<string, string>): SaidProduct => ({
  id: textOf(offer['@id']),
  name: named(offer),
  price: first(offer, 'price'),
  currency: first(offer, 'currencyId'),
  availability: textOf(offer['@available']),
  stock: first(offer, 'count'),
  url: first(offer, 'url'),
  imageUrl: first(offer, 'picture'),
  category: categories.get(first(offer, 'categoryId')?.trim() ?? ''),
});

/** A row, not looked at yet: passing over one costs nothing. */
export interface RawRow {
  text: string;
  read(): SaidProduct;
}

const MOST_CATEGORIES = 50_000;

/** The products of an XML feed, as far as they have come. */
export class XmlFeed {
  readonly #parts: XmlParts;
  readonly #categories = new Map<string, string>();

  constructor(format: Exclude<FeedFormat, 'csv'>) {
    this.#parts =
      format === 'yml'
        ? new XmlParts(['offer', 'category'], ['yml_catalog'])
        : new XmlParts(['item', 'entry'], ['rss', 'feed', 'rdf:RDF', 'RDF']);
  }

  get isWhole(): boolean {
    return this.#parts.isWhole;
  }

  push(text: string): RawRow[] {
    return this.#parts.push(text).flatMap((part) => {
      if (!part.startsWith('<category')) return [{ text: part, read: () => this.#read(part) }];
      this.#learn(part);
      return [];
    });
  }

  #learn(part: string): void {
    const { category } = parser.parse(part) as { category?: unknown };
    const [id, name] = [isFields(category) ? textOf(category['@id']) : undefined, textOf(category)];
    if (id !== undefined && name !== undefined && this.#categories.size < MOST_CATEGORIES)
      this.#categories.set(id, name);
  }

  #read(part: string): SaidProduct {
    const { item, entry, offer } = parser.parse(part) as Fields;
    if (isFields(offer)) return ofYml(offer, this.#categories);
    const fields = item ?? entry;
    return isFields(fields) ? ofGoogle(fields) : {};
  }
}
