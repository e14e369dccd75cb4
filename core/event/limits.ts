/** DESIGN section 5; KB = 1024, counted after decompression. */
export const MOST_EVENT_BYTES = 32 * 1024;
export const MOST_BATCH_BYTES = 500 * 1024;
export const MOST_UNPACKED_BYTES = 1024 * 1024;
/** Bus and queue bill per 64 KB with the envelope of the service. */
export const MOST_ENTRY_BYTES = 60 * 1024;

const encoder = new TextEncoder();

/** Bytes of a text in UTF-8. */
export const utf8Bytes = (text: string): number => encoder.encode(text).length;

/** Is it larger? Most texts are so short that nothing needs to be encoded. */
export const exceeds = (text: string, bytes: number): boolean =>
  text.length > bytes || (text.length * 3 > bytes && utf8Bytes(text) > bytes);
