/** What stands where a contact was. */
export const MASK = '•••';
export const MASKED_EMAIL = `${MASK}@${MASK}`;

/** Also as it stands in an address of the web. */
const email = /[^\s@<>"'(),:;/?&=%]+(?:@|%40)[^\s@<>"'(),:;/?&=%]+\.[\p{L}]{2,}/giu;
const phone = /(?:\+|%2B)\d(?:[ ().-]{0,2}\d){6,14}/gi;

/** A text without the e-mails and international phone numbers that stand in it. */
export const maskText = (text: string): string =>
  text.replace(email, MASKED_EMAIL).replace(phone, `+${MASK}`);

/** A value that is a contact as a whole: what kind it was may be seen. */
export const maskWhole = (text: string): string => {
  if (text === '') return text;
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return MASKED_EMAIL;
  return text.startsWith('+') ? `+${MASK}` : MASK;
};
