import type { Context, Emitter, Liquid, Template as Parsed } from 'liquidjs';

/** More than any message may say, and what one function can hold several times over. */
const MOST_LETTERS = 1_000_000;

const written = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.map(written).join('') : String(value);
};

class BoundedEmitter implements Emitter {
  buffer = '';
  write(value: unknown): void {
    this.buffer += written(value);
    if (this.buffer.length > MOST_LETTERS) throw new RangeError('template output limit exceeded');
  }
}

/** Liquid's own limits count time and what filters make, not what loops write: here that ends as well, inside `capture` too. */
export const boundOutput = ({ renderer }: Liquid): void => {
  const render = renderer.renderTemplates.bind(renderer);
  renderer.renderTemplates = (templates: Parsed[], context: Context, emitter?: Emitter) =>
    render(templates, context, emitter ?? new BoundedEmitter());
};
