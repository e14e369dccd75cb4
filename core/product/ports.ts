import type { ListKey } from '../ports.ts';
import type { Catalogue } from './catalogue.ts';
import type { Product } from './product.ts';

export interface Kept {
  product: Product;
  feedId?: string;
}

/** The shop's catalogue. */
export interface Products {
  get(id: string): Promise<Product | undefined>;
  /** What it says of these, as far as it knows them. Throws ProviderUnavailable. */
  find(ids: readonly string[]): Promise<Catalogue>;
  /** The same, each with the feed that said it last, if that was one. */
  kept(ids: readonly string[]): Promise<Kept[]>;
  /** A page of all there is, in no order that means anything. Throws Invalid for a cursor that is none. */
  page(cursor: string | undefined, limit: number): Promise<{ kept: Kept[]; cursor?: string }>;
  put(product: Product, feedId?: string): Promise<void>;
}

/** Who looked at which product of late. */
export interface Interests {
  /** Safe to repeat; forgotten 30 days after the last one. */
  put(profileId: string, productId: string, atMs: number): Promise<void>;
  remove(profileId: string, productId: string): Promise<void>;
  /** Of keys that a list answered, the people whose interest is not forgotten. */
  alive(keys: readonly ListKey[]): Promise<string[]>;
}
