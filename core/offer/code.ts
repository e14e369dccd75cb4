/** No letter that is taken for another one when it is read out or typed: no 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, U and V. */
const LETTERS = '34679ACDEFGHJKMNPQRTWXY';
const LENGTH = 10;

/** As codes are compared: shops and people write them in any case. */
export const asCode = (text: string): string => text.trim().toUpperCase();

/**
 * A code of random bytes. Bytes that would make some letters likelier than others are passed over; `bytes` holds enough of
 * them: ask for `bytesFor(length)`.
 */
export const codeOf = (
  bytes: Uint8Array,
  { prefix = '', length = LENGTH }: { prefix?: string | undefined; length?: number | undefined },
): string => {
  const fair = 256 - (256 % LETTERS.length);
  const letters = [...bytes].filter((byte) => byte < fair).map((byte) => LETTERS[byte % LETTERS.length]);
  if (letters.length < length) throw new RangeError('too few random bytes');
  return prefix + letters.slice(0, length).join('');
};

/** So many that too few letters come of them once in more than 10^40 times. */
export const bytesFor = (length: number = LENGTH): number => 4 * length + 16;
