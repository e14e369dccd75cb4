import { hashId } from '../hash.ts';
import type { LinkKey } from './link-keys.ts';

/** 64 bits: nobody finds one by trying. */
export const SHORT_ID_LENGTH = 16;

/** Made of the send and the key that signs links: whoever has both finds the link again. */
export const shortLinkId = ({ secret }: LinkKey, sendId: string): string =>
  hashId([secret, sendId], SHORT_ID_LENGTH);
