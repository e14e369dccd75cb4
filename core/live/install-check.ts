import { type CheckId, checks, nameOfSighting, type SightingFault, sightingFaults } from './sighting.ts';

/** A fault that was last seen longer ago has been mended, where things were right since. */
const MENDED_AFTER_MS = 10 * 60_000;

export interface CheckResult {
  id: CheckId;
  need: 'required' | 'advised';
  /** `mixed`: right now and then, and wrong in the last minutes. */
  status: 'ok' | 'mixed' | 'wrong' | 'missing' | 'not-needed';
  lastSeenAtMs?: number;
  fault?: SightingFault | 'never-seen';
  faultAtMs?: number;
}

type Seen = ReadonlyMap<string, number>;

const ofBrowsers = new Set<CheckId>(['anonymous-id', 'origin']);

/** Each event of a public key shows its origin: a source that showed events and none is a server, which knows no browser. */
const isServer = (seen: Seen): boolean =>
  seen.has('taken') && !seen.has('origin') && !latestFault(seen, 'origin');

const latestFault = (seen: Seen, check: CheckId): { fault: SightingFault; atMs: number } | undefined => {
  const known = sightingFaults.flatMap((fault) => {
    const atMs = seen.get(nameOfSighting({ check, fault }));
    return atMs === undefined ? [] : [{ fault, atMs }];
  });
  return known.toSorted((a, b) => b.atMs - a.atMs)[0];
};

const statusOf = (okMs: number | undefined, faultMs: number | undefined, nowMs: number) => {
  if (okMs === undefined) return faultMs === undefined ? 'missing' : 'wrong';
  if (faultMs === undefined) return 'ok';
  return nowMs - faultMs > MENDED_AFTER_MS && okMs > faultMs ? 'ok' : 'mixed';
};

/** What was seen of a source, held against what a cart cascade needs. */
export const checkInstall = (seen: Seen, nowMs: number): { ready: boolean; checks: CheckResult[] } => {
  const results = checks.map(({ id, need }): CheckResult => {
    const okMs = seen.get(id);
    const latest = latestFault(seen, id);
    const status = statusOf(okMs, latest?.atMs, nowMs);
    if (status === 'missing' && ofBrowsers.has(id) && isServer(seen))
      return { id, need: 'advised', status: 'not-needed' };
    return {
      ...{ id, need, status },
      ...(okMs !== undefined && { lastSeenAtMs: okMs }),
      ...(status === 'missing' && { fault: 'never-seen' as const }),
      ...(latest && status !== 'ok' && { fault: latest.fault, faultAtMs: latest.atMs }),
    };
  });
  const ready = results.every(({ need, status }) => need === 'advised' || status === 'ok');
  return { ready, checks: results };
};
