/** What a field of numbers says; nothing where it is empty or not yet a number. */
export const numberOf = (value: string | number): number | undefined =>
  typeof value === 'number' ? value : undefined;
