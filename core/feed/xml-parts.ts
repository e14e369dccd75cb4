/** Longer ones are no product: they are passed over. */
const MOST_CHARACTERS = 262_144;
/** A tag that is cut in two is no longer than this. */
const LONGEST_TAG = 64;

const OTHERS: Readonly<Record<string, string>> = { '<![CDATA[': ']]>', '<!--': '-->' };

/**
 * Cuts the parts that matter out of a document which comes bit by bit, and keeps no more of it than one part. What stands in comments
 * and CDATA outside of them is passed over; entities of a document type are never looked at.
 */
export class XmlParts {
  #held = '';
  readonly #opening: RegExp;
  readonly #closing: RegExp;
  readonly #root: RegExp;
  #ended = false;

  /** @param names of the elements that matter; none holds another one. @param roots whose end is that of the document. */
  constructor(names: readonly string[], roots: readonly string[]) {
    const root = roots.join('|');
    this.#opening = new RegExp(
      `<!\\[CDATA\\[|<!--|<(?:${names.join('|')}|${root})(?=[\\s>])|</(?:${root})\\s*>`,
      'g',
    );
    this.#root = new RegExp(`^</?(?:${root})(?=[\\s>]|$)`);
    this.#closing = new RegExp(`<!\\[CDATA\\[|<!--|</(?:${names.join('|')})\\s*>`, 'g');
  }

  /** Has the document been told to its end? What may follow that, white space and comments, says nothing. */
  get isWhole(): boolean {
    return this.#ended;
  }

  push(text: string): string[] {
    this.#held += text;
    const parts: string[] = [];
    let from = 0;
    for (let part = this.#next(from); part; part = this.#next(from)) {
      if (part.text !== undefined) parts.push(part.text);
      from = part.end;
    }
    this.#held = this.#held.slice(Math.max(from, this.#keptFrom(from)));
    return parts;
  }

  /** What must be seen again with the next bit: a part that is open, else what may be the beginning of one. */
  #keptFrom(from: number): number {
    const opening = this.#find(this.#opening, from);
    return opening ? opening.index : Math.max(from, this.#held.length - LONGEST_TAG);
  }

  #find(pattern: RegExp, from: number): RegExpExecArray | null {
    pattern.lastIndex = from;
    return pattern.exec(this.#held);
  }

  /** The next part, or what is passed over; undefined while its end has not come. */
  #next(from: number): { text?: string; end: number } | undefined {
    const opening = this.#find(this.#opening, from);
    if (!opening) return undefined;
    const close = OTHERS[opening[0]];
    if (close !== undefined) return this.#after(close, opening.index);
    this.#ended = opening[0].startsWith('</');
    if (this.#root.test(opening[0])) return { end: opening.index + opening[0].length };
    const end = this.#endOf(opening.index + opening[0].length);
    if (end !== undefined) return { text: this.#held.slice(opening.index, end), end };
    return this.#held.length - opening.index > MOST_CHARACTERS
      ? { end: opening.index + opening[0].length }
      : undefined;
  }

  #after(close: string, from: number): { end: number } | undefined {
    const end = this.#held.indexOf(close, from);
    if (end >= 0) return { end: end + close.length };
    return this.#held.length - from > MOST_CHARACTERS ? { end: from + 1 } : undefined;
  }

  #endOf(start: number): number | undefined {
    for (let at = start; ; ) {
      const found = this.#find(this.#closing, at);
      if (!found) return undefined;
      const close = OTHERS[found[0]];
      if (close === undefined) return found.index + found[0].length;
      const end = this.#held.indexOf(close, found.index);
      if (end < 0) return undefined;
      at = end + close.length;
    }
  }
}
