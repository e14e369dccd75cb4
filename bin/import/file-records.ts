/** A cell of more lines than this is a quote that was never closed. */
const MOST_LINES = 200;
const MOST_CHARACTERS = 64 * 1024;

const quotesIn = (text: string): number => text.split('"').length - 1;

/** How many of the first lines belong together; undefined where more must be seen first. */
const firstRecord = (lines: readonly string[]): number | undefined => {
  let quotes = 0;
  let characters = 0;
  for (const [at, line] of lines.entries()) {
    quotes += quotesIn(line);
    characters += line.length;
    if (quotes % 2 === 0) return at + 1;
    if (at + 1 >= MOST_LINES || characters > MOST_CHARACTERS) return 1;
  }
  return undefined;
};

/**
 * Lines that a quoted cell holds together, as one text. A quote that is never closed holds nothing: that line goes by itself,
 * to be refused, and the ones after it are read as they are.
 */
export const fileRecords = async function* (lines: AsyncIterable<string>): AsyncGenerator<string> {
  let held: string[] = [];
  const ready = function* (isEnd: boolean): Generator<string> {
    while (held.length > 0) {
      const count = firstRecord(held) ?? (isEnd ? 1 : undefined);
      if (count === undefined) return;
      yield held.slice(0, count).join('\n');
      held = held.slice(count);
    }
  };
  for await (const line of lines) {
    held.push(line);
    yield* ready(false);
  }
  yield* ready(true);
};
