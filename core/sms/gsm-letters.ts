/** GSM 03.38, the letters of the basic table: one septet each. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Letters of its extension: an escape and the letter, two septets that stay together. */
const extended = '\f^{}\\[~]|€';

const septets = new Map([
  ...Array.from(basic, (letter) => [letter, 1] as const),
  ...Array.from(extended, (letter) => [letter, 2] as const),
]);

/** How many septets a letter takes; undefined for one that GSM-7 does not have. */
export const septetsOf = (letter: string): number | undefined => septets.get(letter);

export const isGsm = (text: string): boolean => Array.from(text).every((letter) => septets.has(letter));
