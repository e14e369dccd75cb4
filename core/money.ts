/** Decimals of a currency: 2 for EUR, 0 for JPY, 3 for KWD; what is no currency counts as one with 2. */
export const decimalsOf = (currency: string): number => {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
};

/** 19.9 EUR → 1990; rounds half up to the currency's smallest unit. */
export const minorOf = (amount: number, currency: string): number =>
  Math.round(Number((amount * 10 ** decimalsOf(currency)).toPrecision(15)));

/** 1990 EUR → 19.9. */
export const decimalOf = (amountMinor: number, currency: string): number =>
  amountMinor / 10 ** decimalsOf(currency);
