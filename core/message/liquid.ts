import type { Liquid, Template as Parsed } from 'liquidjs';
import { money } from './money-filter.ts';

/** A template that needs more than this is a mistake, or an attack. */
const limits = { parseLimit: 600_000, renderLimit: 1_000, memoryLimit: 10_000_000 };
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
  return { liquid, parsed: new Map() };
};

const engines = new Map<Escaping, Promise<Engine>>();

const engineFor = (escaping: Escaping): Promise<Engine> => {
  const known = engines.get(escaping) ?? makeEngine(escaping);
  engines.set(escaping, known);
  return known;
};

const parse = ({ liquid, parsed }: Engine, source: string): Parsed[] => {
  const known = parsed.get(source);
  if (known) return known;
  const made = liquid.parse(source);
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

/** Why a source is no Liquid; undefined if it is. */
export const liquidFault = async (source: string): Promise<string | undefined> => {
  try {
    (await engineFor('none')).liquid.parse(source);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? 'not Liquid') : 'not Liquid';
  }
};
