/** An id may have more digits than a number holds: it stays the digits that were written. */
const exact = (_key: string, value: unknown, { source = '' }: { source?: string } = {}): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? source : value;

/** What a provider said, as JSON; undefined for what is none. */
export const exactJson = (text: string): unknown => {
  try {
    return JSON.parse(text, exact);
  } catch {
    return undefined;
  }
};
