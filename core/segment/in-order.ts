import { dependenciesOf } from '../condition/dependencies.ts';
import { conditionOf, type Segment } from './segment.ts';

export interface InOrder {
  /** Each after those that it names. */
  segments: Segment[];
  /** Ids on the way from one back to itself, where there is such a way. */
  cycle?: string[];
}

/** Segments in the order in which they can be worked out. Those of a cycle are left out. */
export const inOrder = (all: readonly Segment[]): InOrder => {
  const byId = new Map(all.map((one) => [one.id, one]));
  const done = new Map<string, Segment>();
  let cycle: string[] | undefined;
  const visit = (id: string, path: readonly string[]): boolean => {
    const segment = byId.get(id);
    if (!segment || done.has(id)) return true;
    if (path.includes(id)) {
      cycle ??= [...path.slice(path.indexOf(id)), id];
      return false;
    }
    const isSound = [...dependenciesOf(conditionOf(segment)).segments]
      .map((named) => visit(named, [...path, id]))
      .every(Boolean);
    if (isSound) done.set(id, segment);
    return isSound;
  };
  for (const { id } of all.toSorted((a, b) => (a.id < b.id ? -1 : 1))) visit(id, []);
  return { segments: [...done.values()], ...(cycle && { cycle }) };
};
