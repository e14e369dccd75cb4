import { isFields } from './tidy.ts';

/**
 * What a person, or her mail program, takes for the address of a place: a scheme, `www.`, a domain (`shop.example`), an IP address, an
 * e-mail address or a name of a messenger. Too strict rather than too lax: it decides on words of unknown people only.
 */
const PLACE =
  /[a-z]:\/\/|\b(?:mailto|tel|sms|data|geo|javascript|whatsapp|tg|viber):|www[.。]|[\p{L}\p{N}][.。]\p{L}{2}|\d{1,3}(?:[.。]\d{1,3}){3}|@[\p{L}\p{N}_]{3}/iu;

/** Letters that look alike are one, and those that are not seen are not there: `evil．exam\u00adple` is a place too. */
export const hasPlace = (text: string): boolean =>
  PLACE.test(text.normalize('NFKC').replaceAll(/[\p{Cf}\p{Cc}]/gu, ''));

/** Does a text anywhere in the value, or the name of a field, name a place? */
export const namesPlace = (value: unknown): boolean => {
  if (typeof value === 'string') return hasPlace(value);
  if (Array.isArray(value)) return value.some(namesPlace);
  return isFields(value) && Object.entries(value).some(namesPlace);
};

/** The value without texts that name a place, however deep they stand; undefined where nothing is left. */
const plain = (value: unknown): unknown => {
  if (typeof value === 'string') return hasPlace(value) ? undefined : value;
  if (Array.isArray(value)) return value.map(plain).filter((one) => one !== undefined);
  return isFields(value) ? plainFields(value) : value;
};

/** Fields of an unproven event as a message may say them: no text, and no name of a field, leads anywhere. `kept` stay as they are. */
export const plainFields = (
  fields: Record<string, unknown>,
  kept: ReadonlySet<string> = new Set(),
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const said = kept.has(name) ? value : plain(value);
      return said === undefined || hasPlace(name) ? [] : [[name, said]];
    }),
  );
