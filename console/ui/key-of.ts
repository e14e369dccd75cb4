type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * The key as a Latin keyboard would name it: a shortcut works for whoever types Russian just then, too. Undefined with a modifier
 * that makes it the browser's own.
 */
export const keyOf = ({ key, code, ctrlKey, metaKey, altKey }: Press): string | undefined => {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === '/' || /^[a-z0-9]$/i.test(key)) return key.toLowerCase();
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (/^\p{Script=Cyrillic}$/u.test(key) && letter !== undefined) return letter.toLowerCase();
  // The Russian layout has its full stop there.
  return key === '.' && code === 'Slash' ? '/' : undefined;
};
