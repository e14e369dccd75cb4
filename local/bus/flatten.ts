/** A primitive of an event with its place inside the arrays that enclose it: [array number, index] pairs. */
export interface Leaf {
  readonly value: string | number | boolean | null;
  readonly place: readonly (readonly [array: number, index: number])[];
}

export type FlatEvent = ReadonlyMap<string, readonly Leaf[]>;

/**
 * Spreads an event into its leaves by dotted path, as EventBridge does: array indexes leave no trace in the
 * path, and a key that contains a dot equals a nested key.
 */
export function flattenEvent(event: unknown): FlatEvent {
  const leaves = new Map<string, Leaf[]>();
  let arrays = 0;

  const walk = (node: unknown, path: string, place: Leaf['place']): void => {
    if (Array.isArray(node)) {
      const array = arrays++;
      for (const [index, item] of node.entries()) walk(item, path, [...place, [array, index]]);
    } else if (typeof node === 'object' && node !== null) {
      for (const [key, value] of Object.entries(node)) walk(value, joinPath(path, key), place);
    } else {
      const at = leaves.get(path);
      const leaf = { value: node as Leaf['value'], place };
      if (at) at.push(leaf);
      else leaves.set(path, [leaf]);
    }
  };

  walk(event, '', []);
  return leaves;
}

export const joinPath = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
