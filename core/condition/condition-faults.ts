import type { Fault } from '../errors.ts';
import { isOperator, overLists } from './operators.ts';
import { ownOf } from './own/index.ts';
import { isRoot, rootNames } from './root-names.ts';

/** Deeper than anybody writes, and far from what would exhaust the stack. */
const DEEPEST = 20;
const MOST_PARTS = 1_000;

interface Walk {
  faults: Fault[];
  parts: number;
  /** Inside a list's own condition paths do not begin at a root. */
  inList: boolean;
}

const pathFault = (args: unknown): string | undefined => {
  const path = Array.isArray(args) ? args[0] : args;
  if (typeof path !== 'string') return undefined;
  const [root = '', field, name = 'country'] = path.split('.');
  if (!isRoot(root)) return `a path begins with ${rootNames.join(', ')}`;
  // The API shows them under `traits`: a path copied from there would never hold, and nobody would know why.
  return root === 'profile' && field === 'traits' ? `traits stand right below: profile.${name}` : undefined;
};

const ownFault = (name: string, args: unknown, inList: boolean): string | undefined => {
  const operator = ownOf(name);
  if (!operator) return undefined;
  if (inList) return `${name} asks about the person: it does not stand inside a list`;
  return operator.fault(Array.isArray(args) ? args : [args]);
};

const walkOperator = (rule: object, at: string, depth: number, walk: Walk): void => {
  const [name, ...more] = Object.keys(rule);
  if (name === undefined || more.length > 0) {
    walk.faults.push({ path: at, message: 'a part of a condition has exactly one operator' });
    return;
  }
  const path = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (!isOperator(name)) {
    walk.faults.push({ path, message: `there is no operator ${name.slice(0, 40)}` });
    return;
  }
  const args: unknown = Object.values(rule)[0];
  const wrongPath = name === 'var' && !walk.inList ? pathFault(args) : undefined;
  if (wrongPath) walk.faults.push({ path, message: wrongPath });
  const wrongOwn = ownFault(name, args, walk.inList);
  if (wrongOwn) walk.faults.push({ path, message: wrongOwn });
  const list: unknown[] = Array.isArray(args) ? args : [args];
  list.forEach((arg, index) => {
    const inList = walk.inList || (index > 0 && overLists.has(name));
    const inner = { ...walk, inList };
    walkPart(arg, Array.isArray(args) ? `${path}/${index}` : path, depth + 1, inner);
    walk.parts = inner.parts;
  });
};

const walkPart = (part: unknown, at: string, depth: number, walk: Walk): void => {
  walk.parts += 1;
  if (typeof part !== 'object' || part === null) return;
  if (walk.parts > MOST_PARTS || depth > DEEPEST) {
    walk.faults.push({
      path: at,
      message: `a condition has at most ${DEEPEST} levels and ${MOST_PARTS} parts`,
    });
    return;
  }
  if (!Array.isArray(part)) {
    walkOperator(part, at, depth, walk);
    return;
  }
  for (const [index, one] of part.entries()) {
    if (walk.parts > MOST_PARTS) return;
    walkPart(one, `${at}/${index}`, depth + 1, walk);
  }
};

/** Every fault of a condition: unknown operators and roots, too deep, too long. None for a condition that is left out. */
export const conditionFaults = (rule: unknown, path: string): Fault[] => {
  const walk: Walk = { faults: [], parts: 0, inList: false };
  if (typeof rule === 'object' && rule !== null && !Array.isArray(rule)) walkPart(rule, path, 1, walk);
  return walk.faults.slice(0, 50);
};
