const MOST_CURRENCIES = 400;

const asked = (currency: string): number => {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
};

/** Asking costs some 20 µs, and the cart asks per line. There are some 300 currencies; what clients invent is not kept. */
const known = new Map<string, number>();

/** Decimals of a currency: 2 for EUR, 0 for JPY, 3 for KWD; what is no currency counts as one with 2. */
export const decimalsOf = (currency: string): number => {
  const decimals = known.get(currency) ?? asked(currency);
  if (known.size < MOST_CURRENCIES) known.set(currency, decimals);
  return decimals;
};

/** 19.9 EUR → 1990; rounds half up to the currency's smallest unit. */
export const minorOf = (amount: number, currency: string): number =>
  Math.round(Number((amount * 10 ** decimalsOf(currency)).toPrecision(15)));

/** Hundredths, as a price is kept that came without a currency, in the units of the currency it turns out to be in. */
export const inCurrency = (hundredths: number, currency: string | undefined): number =>
  currency === undefined ? hundredths : minorOf(hundredths / 100, currency);

/** 1990 EUR → 19.9. */
export const decimalOf = (amountMinor: number, currency: string): number =>
  amountMinor / 10 ** decimalsOf(currency);
