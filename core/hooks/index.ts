import { bitrix } from './bitrix/index.ts';
import type { Fields, Headers, Hook } from './hook.ts';
import { shopify } from './shopify/index.ts';
import { woocommerce } from './woocommerce/index.ts';

/** Shop systems that are understood: one file and one line each. */
const hooks: readonly Hook[] = [shopify, woocommerce, bitrix];

/** Which system calls; undefined for one that is not known. */
export const hookOf = (headers: Headers, body: Fields): Hook | undefined =>
  hooks.find((one) => one.speaks(headers, body));
