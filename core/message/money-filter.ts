const formats = new Map<string, Intl.NumberFormat>();

const formatOf = (locale: string, currency: string): Intl.NumberFormat => {
  const key = `${locale} ${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { style: 'currency', currency });
  if (formats.size < 200) formats.set(key, made);
  return made;
};

/** `19.9` → `€19.90`: a decimal amount as people of the locale write it; without a currency the bare number. */
export const money = (amount: unknown, currency: unknown, locale: string): string => {
  const value = typeof amount === 'string' && amount !== '' ? Number(amount) : amount;
  if (typeof value !== 'number' || !Number.isFinite(value)) return '';
  if (typeof currency !== 'string' || !/^[A-Za-z]{3}$/.test(currency))
    return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
      value,
    );
  return formatOf(locale, currency.toUpperCase()).format(value);
};
