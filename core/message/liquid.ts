import type { Liquid, Template as Parsed } from 'liquidjs';
import { boundOutput } from './bounded-output.ts';
import { money } from './money-filter.ts';

/** A template that needs more than this is a mistake, or an attack. Time in milliseconds, memory in what filters make. */
const limits = { parseLimit: 600_000, renderLimit: 1_000, memoryLimit: 10_000_000 };
/** Beyond that, reading a template takes seconds. */
const MOST_PLACES = 5_000;
const MOST_PARSED = 500;

/** Writes a value into mail: what people typed cannot become markup. Plain texts take it as it is. */
export type Escaping = 'html' | 'none';

interface Engine {
  liquid: Liquid;
  parsed: Map<string, Parsed[]>;
}

const noFiles = {
  exists: () => Promise.resolve(false),
  existsSync: () => false,
  readFile: () => Promise.reject(new Error('templates read no files')),
  readFileSync: (): never => {
    throw new Error('templates read no files');
  },
  resolve: (_: string, file: string) => file,
};

const escaped = (value: unknown): string =>
  String(value ?? '').replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Everything that is put out is escaped once: a filter that asks for it changes nothing, and none gets around it. */
const escapeAll = (liquid: Liquid): void => {
  for (const filter of ['escape', 'escape_once']) liquid.registerFilter(filter, (value: unknown) => value);
  liquid.registerFilter('newline_to_br', {
    raw: true,
    handler: (value: unknown) => escaped(value).replace(/\r?\n/g, '<br>\n'),
  });
};

/** Loaded when the first message is made: functions that make none start faster. */
const makeEngine = async (escaping: Escaping): Promise<Engine> => {
  const { Liquid } = await import('liquidjs');
  const liquid = new Liquid({
    ...limits,
    fs: noFiles,
    relativeReference: false,
    ownPropertyOnly: true,
    strictFilters: true,
    ...(escaping === 'html' ? { outputEscape: 'escape' as const } : {}),
  });
  liquid.registerFilter('money', function (amount: unknown, currency?: unknown) {
    const cart = this.context.getSync(['cart']) as { currency?: unknown } | null;
    const locale = String(this.context.getSync(['locale']) ?? 'en');
    return money(amount, currency ?? cart?.currency, locale);
  });
  if (escaping === 'html') escapeAll(liquid);
  // What stands in a trait must not become markup because a template says so.
  delete liquid.filters.raw;
  boundOutput(liquid);
  return { liquid, parsed: new Map() };
};

const engines = new Map<Escaping, Promise<Engine>>();

const engineFor = (escaping: Escaping): Promise<Engine> => {
  const known = engines.get(escaping) ?? makeEngine(escaping);
  engines.set(escaping, known);
  return known;
};

const checkedPlaces = (source: string): string => {
  const places = source.split(/\{\{|\{%/, MOST_PLACES + 2).length - 1;
  if (places > MOST_PLACES) throw new RangeError(`more than ${MOST_PLACES} places to fill in`);
  return source;
};

const parse = ({ liquid, parsed }: Engine, source: string): Parsed[] => {
  const known = parsed.get(source);
  if (known) return known;
  const made = liquid.parse(checkedPlaces(source));
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(source, made);
  return made;
};

/** Fills in a Liquid source. Throws what Liquid throws: a syntax error, an unknown filter, a limit. */
export type FillIn = (source: string, context: object, escaping: Escaping) => string;

/** Loads Liquid; from then on it fills in at once. */
export const readyLiquid = async (): Promise<FillIn> => {
  const [html, none] = await Promise.all([engineFor('html'), engineFor('none')]);
  return (source, context, escaping) => {
    const engine = escaping === 'html' ? html : none;
    return String(engine.liquid.renderSync(parse(engine, source), context));
  };
};

const sentenceOf = (error: unknown): string =>
  (error instanceof Error && error.message.split('\n')[0]) || 'not Liquid';

/** What a source is made of, or why it is no Liquid. Nothing of it is filled in. */
export const readLiquid = async (source: string): Promise<{ parsed: Parsed[] } | { fault: string }> => {
  try {
    return { parsed: parse(await engineFor('none'), source) };
  } catch (error) {
    return { fault: sentenceOf(error) };
  }
};

/** Why a source cannot be filled in with these values: it needs too much, or does what no template may. */
export const fillFault = async (
  source: string,
  context: object,
  escaping: Escaping,
): Promise<string | undefined> => {
  const fillIn = await readyLiquid();
  try {
    fillIn(source, context, escaping);
    return undefined;
  } catch (error) {
    return sentenceOf(error);
  }
};
