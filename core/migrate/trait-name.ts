/** Have fields of their own, or would be keys of the language. */
const TAKEN = /^(|email|phone|consent|loyaltyCard|userId|id|birthday|__proto__|constructor|prototype)$/i;

const MOST_CHARACTERS = 60;

/** What an attribute of another system is called here: as there, but for names that mean something else here. */
export const traitName = (name: string): string => {
  const plain = name
    .trim()
    .replaceAll(/[\s.]+/g, '_')
    .slice(0, MOST_CHARACTERS);
  return TAKEN.test(plain) ? `their_${plain}` : plain;
};
