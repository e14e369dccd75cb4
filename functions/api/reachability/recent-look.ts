import { MINUTE_MS } from '../../../core/duration.ts';
import type { Fault } from '../../../core/errors.ts';
import type { ApiPorts } from '../ports.ts';
import { recentSnapshot } from '../recent-snapshot.ts';
import { type Look, lookAt } from './look.ts';
import { type ScopeAsk, scopeOf } from './scope.ts';

/** A look reads up to 1,600 people: whoever clicks on does not need a new one. */
const HELD_MS = 10 * MINUTE_MS;
const MOST_HELD = 30;

type Held = Map<string, Promise<Look>>;
const looks = new WeakMap<object, Held>();

export type LookFound =
  | { kind: 'look'; look: Look }
  | { kind: 'unknown' }
  | { kind: 'faults'; faults: Fault[] };

/** How people stand to the channels, as it was at most ten minutes ago under what is published and drafted now. */
export const recentLook = async (ports: ApiPorts, ask: ScopeAsk): Promise<LookFound> => {
  const snapshot = await recentSnapshot(ports);
  const found = await scopeOf(ports, ask, snapshot);
  if (found.kind !== 'scope') return found;
  // A draft has no revision: its audience is looked at anew.
  const key = ask.journeyId === undefined ? `${snapshot.revision} ${found.scope.list}` : undefined;
  const held = heldOf(ports);
  const known = key === undefined ? undefined : await held.get(key)?.catch(() => undefined);
  const ageMs = ports.clock.now() - (known?.atMs ?? Number.NEGATIVE_INFINITY);
  if (known && ageMs >= 0 && ageMs < HELD_MS) return { kind: 'look', look: known };
  const fresh = lookAt(ports, found.scope, snapshot);
  if (key !== undefined) keep(held, key, fresh);
  return { kind: 'look', look: await fresh };
};

const heldOf = ({ config }: Pick<ApiPorts, 'config'>): Held => {
  const held = looks.get(config) ?? new Map<string, Promise<Look>>();
  looks.set(config, held);
  return held;
};

const keep = (held: Held, key: string, look: Promise<Look>): void => {
  const [oldest] = held.keys();
  if (held.size >= MOST_HELD && oldest !== undefined) held.delete(oldest);
  held.delete(key);
  held.set(key, look);
};
