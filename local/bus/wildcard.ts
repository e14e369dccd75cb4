import { InvalidPattern } from './invalid-pattern.ts';

/** AWS refuses patterns whose matching grows too complex and does not publish the formula; this many stars it takes. */
const MOST_STARS = 5;

/** Compiles EventBridge's wildcard: `*` is any run of characters, `\*` and `\\` are literal. */
export function wildcardTest(pattern: string): (text: string) => boolean {
  const pieces = literalPieces(pattern);
  if (pieces.length - 1 > MOST_STARS)
    throw new InvalidPattern('wildcard', 'the rule is too complex, use fewer wildcards');
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
      return false;
    return containsInOrder(text.slice(first.length, text.length - last.length), rest);
  };
}

function containsInOrder(text: string, pieces: readonly string[]): boolean {
  let from = 0;
  for (const piece of pieces) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

function literalPieces(pattern: string): string[] {
  const pieces = [''];
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    if (char === '*') {
      if (pattern.charAt(i + 1) === '*')
        throw new InvalidPattern('wildcard', 'consecutive wildcard characters');
      pieces.push('');
      continue;
    }
    pieces[pieces.length - 1] += char === '\\' ? escaped(pattern.charAt(++i)) : char;
  }
  return pieces;
}

function escaped(char: string): string {
  if (char !== '*' && char !== '\\') throw new InvalidPattern('wildcard', 'invalid escape character');
  return char;
}
