import type { Template as Node, Variable } from 'liquidjs';

/** One place where a template puts out or looks at a variable. */
export interface VariableUse {
  /** `['cart', 'items']`: the names as far as they are written down. */
  names: string[];
  line: number;
  /** It is put out with nothing that minds whether it is there: no `if` around it that looks at it, no `default`. */
  isBare: boolean;
}

type Liquidjs = Pick<typeof import('liquidjs'), 'analyzeSync' | 'toValueSync'>;

/** What liquidjs makes of a place; only what is looked at here. */
type Place = Node & { name?: string; value?: { filters?: { name: unknown }[] } };

const asks = new Set(['if', 'unless', 'case', 'for', 'tablerow']);

const namesOf = ({ segments }: Variable): string[] => {
  const end = segments.findIndex((one) => typeof one !== 'string');
  return (end < 0 ? segments : segments.slice(0, end)).map(String);
};

/** What stands in a tag or an output itself, without what stands between it and its end. */
const ownVariables = (place: Place, { analyzeSync }: Liquidjs): Variable[] => {
  const own: Node = { token: place.token, *render() {}, arguments: () => place.arguments?.() ?? [] };
  return Object.values(analyzeSync([own], { partials: false }).variables).flat();
};

const inOrder = ({ location: a }: Variable, { location: b }: Variable) => a.row - b.row || a.col - b.col;

const startsWith = (names: readonly string[], start: readonly string[]): boolean =>
  start.every((name, index) => names[index] === name);

/** `{% if cart %}` minds `cart.value`, and `{% if cart.items.size > 1 %}` minds `cart`. */
const isMinded = (names: readonly string[], minded: readonly string[][]): boolean =>
  minded.some((asked) => startsWith(names, asked) || startsWith(asked, names));

const keyOf = ({ location: { row, col } }: Variable) => `${row}:${col}`;

/** Every use of a variable that the template has not made itself, in the order of the source. */
export const variableUses = (parsed: readonly Node[], liquid: Liquidjs): VariableUse[] => {
  const { globals } = liquid.analyzeSync([...parsed], { partials: false });
  const foreign = Object.values(globals).flat();
  const bare = new Set<string>();
  const walk = (places: readonly Place[], minded: readonly string[][]): void => {
    for (const place of places) {
      const own = ownVariables(place, liquid);
      const isOutput = place.name === undefined && place.value !== undefined;
      // What is put out comes first; what filters are told may be left out.
      if (isOutput && !place.value?.filters?.some(({ name }) => name === 'default'))
        for (const one of own.toSorted(inOrder).slice(0, 1))
          if (!isMinded(namesOf(one), minded)) bare.add(keyOf(one));
      if (!place.children) continue;
      const inside = liquid.toValueSync(place.children(false, true)) as Place[];
      walk(inside, asks.has(place.name ?? '') ? [...minded, ...own.map(namesOf)] : minded);
    }
  };
  walk(parsed, []);
  return foreign
    .toSorted(inOrder)
    .map((one) => ({ names: namesOf(one), line: one.location.row, isBare: bare.has(keyOf(one)) }));
};
