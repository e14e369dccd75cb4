const isSomething = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return Boolean(value);
  return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0;
};

/** JsonLogic's: an empty list and an object without fields are nothing. */
export const isTrue = (value: unknown): boolean => value === true || (value !== false && isSomething(value));
