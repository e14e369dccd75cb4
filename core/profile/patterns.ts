/** Does the whole text fit one of some patterns? */
export type Fits = (text: string) => boolean;

/**
 * `*` stands for any characters, letter case does not matter. Every piece is looked for once from left to right, so that no
 * pattern takes long over any text.
 */
export const fitsOneOf = (patterns: readonly string[]): Fits => {
  const all = patterns.map((pattern) => pattern.trim().toLowerCase());
  const exact = new Set(all.filter((pattern) => !pattern.includes('*')));
  const open = all.filter((pattern) => pattern.includes('*')).map((pattern) => pattern.split('*'));
  return (text) => {
    const lower = text.toLowerCase();
    return exact.has(lower) || open.some((pieces) => fits(lower, pieces));
  };
};

const fits = (text: string, pieces: readonly string[]): boolean => {
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  const end = text.length - last.length;
  if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (let at = 1; at < pieces.length - 1; at++) {
    const piece = pieces[at] ?? '';
    const found = text.indexOf(piece, from);
    if (found < 0 || found + piece.length > end) return false;
    from = found + piece.length;
  }
  return true;
};

/** For phones: what is typed between the digits does not matter. Patterns with letters fit no phone. */
export const fitsDigits = (patterns: readonly string[]): Fits => {
  const numbers = patterns.filter((pattern) => /\d/.test(pattern) && !/[a-z@_]/i.test(pattern));
  const isOneOf = fitsOneOf(numbers.map((pattern) => pattern.replace(/[^\d*]/g, '')));
  return (text) => isOneOf(text.replace(/\D/g, ''));
};

/** Something made of an object once, as long as there is the object. */
export const madeOnceOf = <K extends object, V>(make: (of: K) => V): ((of: K) => V) => {
  const made = new WeakMap<K, V>();
  return (of) => {
    const held = made.get(of);
    if (held !== undefined) return held;
    const value = make(of);
    made.set(of, value);
    return value;
  };
};
