import { operatorEvent } from '../../../core/event/operator-event.ts';
import { envelopesOf } from '../../../core/event/own-event.ts';
import { identityKey } from '../../../core/profile/identity-key.ts';
import type { Identity } from '../../../core/profile/profile.ts';
import { LIST_JOINED, LIST_LEFT } from '../../../core/segment/list-words.ts';
import type { ApiPorts } from '../ports.ts';

/** Somebody is to be put on a list or taken off. */
export interface MemberRow {
  /** Counted as whoever sent them counts: from 1, the headers of a file are row 1. */
  row: number;
  profileId?: string;
  /** As pointers name it. */
  identity?: Identity;
  /** Why the row cannot be read. */
  fault?: string;
}

export interface MemberChange {
  segmentId: string;
  action: 'add' | 'remove';
  by: string;
  rows: readonly MemberRow[];
}

export interface ChangedMembers {
  accepted: number;
  refused: { row: number; reason: string }[];
}

/** So many people in one bus entry at most. */
const MOST_PEOPLE = 50;

type Ports = Pick<ApiPorts, 'profiles' | 'bus' | 'clock' | 'documents'>;

/** Resolves each row and says to each person found that she is on the list, or off it. Repeating it changes nothing more. */
export const changeMembers = async (ports: Ports, change: MemberChange): Promise<ChangedMembers> => {
  const { segmentId, action, by, rows } = change;
  const identities = rows.flatMap(({ identity }) => identity ?? []);
  const pointers = await ports.profiles.resolve(identities, { fresh: true });
  const idOf = ({ profileId, identity }: MemberRow) =>
    profileId ?? (identity && pointers.get(identityKey(identity)));
  const there = await ports.profiles.load([...new Set(rows.flatMap((row) => idOf(row) ?? []))]);
  const refused = rows.flatMap((row) => {
    const reason = row.fault ?? (there.has(idOf(row) ?? '') ? undefined : 'nobody is known by it');
    return reason === undefined ? [] : [{ row: row.row, reason }];
  });
  const atMs = ports.clock.now();
  const event = action === 'add' ? LIST_JOINED : LIST_LEFT;
  const said = [...there.keys()].flatMap(
    (profileId) => operatorEvent({ profileId, event, by, atMs, properties: { segmentId } }).events,
  );
  await ports.documents.audit({ atMs, by, action: 'save', kind: 'segment', id: segmentId });
  await ports.bus.putEvents(envelopesOf(said, { atMs, most: MOST_PEOPLE }));
  return { accepted: rows.length - refused.length, refused };
};
