import { consentsOf } from '../../core/consent/consents-of.ts';
import type { Holdings } from '../../core/privacy/holdings.ts';
import { readable } from '../../core/privacy/readable.ts';
import type { TimelineEntry } from '../../core/send/timeline.ts';
import type { ApiPorts } from './ports.ts';

/** An answer of a function may have 6 MB, of which the gateway's wrapping takes some. */
const MOST_BYTES = 4_000_000;
const PAGE = 200;

export interface PersonExport {
  id: string;
  sends: unknown;
  history: unknown[];
  /** Ask again with it: there is more history. */
  cursor?: string;
  [part: string]: unknown;
}

type Ports = Pick<ApiPorts, 'personalData' | 'timeline'>;

/** All that is held about a person, the whole first; with a cursor only history from there on. */
export const exportPerson = async (
  ports: Ports,
  id: string,
  cursor?: string,
): Promise<PersonExport | undefined> => {
  const holdings = await ports.personalData.holdings(id);
  if (!holdings) return undefined;
  const { profile } = holdings;
  const start = cursor === undefined ? partsOf(holdings) : {};
  const room = MOST_BYTES - bytesOf(start);
  const { entries, next } = await historyOf(ports, [profile.id, ...profile.mergedFrom], cursor, room);
  const sends = entries.filter(({ kind }) => kind !== 'event');
  return {
    id: profile.id,
    ...start,
    sends: readable(sends.filter(({ sendId }) => sendId !== undefined)),
    history: entries.map(readable),
    ...(next !== undefined && { cursor: next }),
  };
};

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** What is said of sends stands in history and once more among the sends. */
const historyOf = async (
  { timeline }: Ports,
  ids: readonly string[],
  from: string | undefined,
  room: number,
): Promise<{ entries: TimelineEntry[]; next?: string }> => {
  const entries: TimelineEntry[] = [];
  let bytes = 0;
  let cursor = from;
  do {
    const page = await timeline.page(ids, cursor, PAGE);
    entries.push(...page.entries);
    bytes += 2 * bytesOf(page.entries);
    cursor = page.cursor;
  } while (cursor !== undefined && bytes < room - 2 * PAGE_BYTES);
  return { entries, ...(cursor !== undefined && { next: cursor }) };
};

/** More than two hundred items of history are likely to have. */
const PAGE_BYTES = 400_000;

const partsOf = ({ profile, mergedProfiles, ...holdings }: Holdings): Record<string, unknown> => {
  const { identities, consents: _said, pendingConsents: _pending, cart, segments = {}, ...rest } = profile;
  return {
    profile: readable(rest),
    identities: readable(identities),
    consents: readable(consentsOf(profile)),
    statements: readable({ withAddress: profile.consents, withoutAddress: profile.pendingConsents }),
    cart: readable(cart),
    segments: Object.entries(segments).map(([id, sinceMs]) => readable({ id, sinceMs })),
    mergedProfiles: readable(mergedProfiles),
    enrollments: readable(holdings.enrollments),
    interests: readable(holdings.interests),
    tasks: readable(holdings.tasks),
    replies: readable(holdings.replies),
    offers: readable(holdings.offers),
    loyalty: readable(holdings.loyalty),
    onsite: readable(holdings.onsite),
    suppressions: readable(holdings.suppressions),
    ledgers: readable(holdings.ledgers),
    caps: readable(holdings.caps),
    shortLinks: readable(holdings.shortLinks),
    links: readable(holdings.links),
    awaitsReport: readable(holdings.awaitsReport),
    merges: readable(holdings.merges),
  };
};
