import { isOperator, overLists } from './operators.ts';
import { type TimesAsked, timesAsked } from './own/times.ts';
import { isRoot, type RootName } from './root-names.ts';

/** A part of what is known of a person that changes by itself. */
export type Part =
  | Exclude<RootName, 'profile'>
  | 'traits'
  /** E-mail address and phone. */
  | 'addresses'
  /** Counters, revenue, categories bought, scores. */
  | 'orders'
  /** Last seen, and the sources. */
  | 'seen'
  | 'views'
  | 'counted'
  | 'segments'
  | 'journeys';

/** What a condition looks at. Whoever changes nothing of it, cannot change the outcome. */
export interface Dependencies {
  parts: ReadonlySet<Part>;
  /** Which traits; `*` where any may be looked at. */
  traits: ReadonlySet<string>;
  times: readonly TimesAsked[];
  segments: ReadonlySet<string>;
  journeys: ReadonlySet<string>;
  /** Does the outcome depend on the moment too? */
  byClock: boolean;
}

interface Found {
  parts: Set<Part>;
  traits: Set<string>;
  times: TimesAsked[];
  segments: Set<string>;
  journeys: Set<string>;
  byClock: boolean;
}

const EVERYTHING = [
  'event',
  'cart',
  'offer',
  'messages',
  'traits',
  'addresses',
  'orders',
  'seen',
  'views',
] as const;
const BY_CLOCK = new Set(['daysSinceLastOrder', 'daysSinceLastSeen', 'rfm']);
const SEEN = new Set(['lastSeenAt', 'daysSinceLastSeen', 'sources']);

const addEverything = (found: Found): void => {
  for (const part of EVERYTHING) found.parts.add(part);
  found.traits.add('*');
  found.byClock = true;
};

const addComputed = (name: string | undefined, found: Found): void => {
  if (name === undefined) {
    for (const part of ['orders', 'seen', 'views'] as const) found.parts.add(part);
  } else found.parts.add(SEEN.has(name) ? 'seen' : name === 'categoriesViewed' ? 'views' : 'orders');
  found.byClock ||= name === undefined || BY_CLOCK.has(name);
};

/** A promise runs out by itself. */
const addOffers = (found: Found): void => {
  found.parts.add('offer');
  found.byClock = true;
};

const addTrait = (name: string, found: Found): void => {
  found.parts.add('traits');
  found.traits.add(name);
};

const addProfile = ([name, more]: string[], found: Found): void => {
  if (name === undefined) addEverything(found);
  else if (name === 'computed') addComputed(more, found);
  else if (name === 'counters') found.parts.add('orders');
  else if (name === 'offers') addOffers(found);
  else if (name === 'traits') addTrait(more ?? '*', found);
  else if (name === 'email' || name === 'phone') found.parts.add('addresses');
  else if (name !== 'id') addTrait(name, found);
};

const addPath = (path: unknown, found: Found): void => {
  const [root = '', ...more] = typeof path === 'string' ? path.split('.') : [];
  if (!isRoot(root)) addEverything(found);
  else if (root === 'profile') addProfile(more, found);
  else if (root === 'offer') addOffers(found);
  else found.parts.add(root);
  // A cart that nobody touches empties after a while.
  found.byClock ||= root === 'cart';
};

/** `../` leads out of a list; where it leads is known only if a root follows. */
const outOfList = (path: unknown): unknown =>
  typeof path === 'string' ? path.replace(/^(\.\.\/)+/, '') : path;

const listOf = (args: unknown): readonly unknown[] => (Array.isArray(args) ? args : [args]);

const addPaths = (name: string, args: unknown, inList: boolean, found: Found): void => {
  const [first, second] = listOf(args);
  if (name === 'var') {
    const leadsOut = typeof first !== 'string' || first.startsWith('../');
    if (!inList || leadsOut) addPath(outOfList(first), found);
  } else if (!inList && name === 'missing') for (const path of listOf(args)) addPath(path, found);
  else if (!inList && name === 'missing_some') for (const path of listOf(second)) addPath(path, found);
};

const addOwn = (name: string, args: unknown, found: Found): void => {
  const [first] = listOf(args);
  const asked = name === 'times' ? timesAsked(args) : undefined;
  if (asked) {
    found.parts.add('counted');
    found.times.push(asked);
  } else if (name === 'inSegment') {
    found.parts.add('segments');
    found.segments.add(String(first));
  } else if (name === 'inJourney') {
    found.parts.add('journeys');
    found.journeys.add(String(first));
  }
  if (name === 'times' || name === 'within' || name === 'ahead') found.byClock = true;
};

const walk = (part: unknown, inList: boolean, found: Found): void => {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) {
    for (const one of part) walk(one, inList, found);
    return;
  }
  for (const [name, args] of Object.entries(part)) {
    if (!isOperator(name)) continue;
    addPaths(name, args, inList, found);
    addOwn(name, args, found);
    listOf(args).forEach((arg, index) => {
      walk(arg, inList || (index === 1 && overLists.has(name)), found);
    });
  }
};

/** Worked out of a valid condition without asking it. */
export const dependenciesOf = (condition: unknown): Dependencies => {
  const found: Found = {
    parts: new Set(),
    traits: new Set(),
    times: [],
    segments: new Set(),
    journeys: new Set(),
    byClock: false,
  };
  walk(condition, false, found);
  return found;
};
