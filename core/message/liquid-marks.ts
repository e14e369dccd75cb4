/** A place of Liquid in a source, and the line that it begins on, from 1. */
export interface Marked {
  liquid: string;
  line: number;
}

/** A source whose Liquid is hidden behind words that no markup minds. */
export interface Marks {
  text: string;
  places: readonly Marked[];
  /** Every mark is Liquid again. */
  back(text: string): string;
  /** Places whose marks are not in a text. */
  lostIn(text: string): Marked[];
  /** The line of the source that a line of `text` was. */
  sourceLine(line: number): number;
}

const LIQUID = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
const MARK = /liquid(\d+)mark/g;
const markOf = (index: number) => `liquid${index}mark`;

const linesIn = (text: string): number => text.split('\n').length - 1;

/** Puts a mark in the place of each piece of Liquid. What looks like a mark already is left for none. */
export const markLiquid = (source: string): Marks => {
  const places: Marked[] = [];
  const cleaned = source.replace(MARK, 'liquid');
  let line = 1;
  let from = 0;
  const text = cleaned.replace(LIQUID, (liquid, at: number) => {
    line += linesIn(cleaned.slice(from, at));
    places.push({ liquid, line });
    line += linesIn(liquid);
    from = at + liquid.length;
    return markOf(places.length - 1);
  });
  return {
    text,
    places,
    back: (made) => made.replace(MARK, (mark, index: string) => places[Number(index)]?.liquid ?? mark),
    lostIn: (made) => {
      const held = new Set([...made.matchAll(MARK)].map(([, index]) => Number(index)));
      return places.filter((_, index) => !held.has(index));
    },
    sourceLine: (shown) => {
      const above = text.split('\n').slice(0, shown - 1);
      const hidden = [...above.join('\n').matchAll(MARK)].map(([, index]) => places[Number(index)]?.liquid);
      return shown + hidden.reduce((sum, liquid) => sum + linesIn(liquid ?? ''), 0);
    },
  };
};
