import { hashId } from '../hash.ts';

/**
 * What is kept of the key that another system names its message by. A key may be the number of an order, and what is kept under it
 * outlives the person it was for.
 */
export const messageKeyHash = (key: string): string => hashId(['message', key]);
