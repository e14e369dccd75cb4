import { MINUTE_MS } from '../../../core/duration.ts';
import { envelopesOf } from '../../../core/event/own-event.ts';
import { PEOPLE, segmentList } from '../../../core/lists.ts';
import type { ListKey } from '../../../core/ports.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { needsLook } from '../../../core/segment/needs-look.ts';
import { segmentsRefreshed } from '../../../core/segment/refreshed.ts';
import { indexSegments } from '../../../core/segment/segment-index.ts';
import type { JobKind, StepAsk } from '../job-kind.ts';
import { walkLists } from '../walk-lists.ts';

type Ask = StepAsk<'refresh-segments'>;

/** Whoever was being written when the publish came may have been judged by what was in effect before: a second look finds her. */
const AGAIN_MS = MINUTE_MS;
/** So many people in one bus entry at most. */
const MOST_PEOPLE = 50;

/**
 * Looks at everybody once what is published has changed: whose segments or whose next look are others now is told so as an event
 * of hers, and the fold does the rest. Who changes nothing costs a read.
 */
export const refreshSegments: JobKind<'refresh-segments'> = async (ask) => {
  const { job, input, ports, hasTime } = ask;
  const [pass, cursor] = passOf(job.cursor);
  const index = indexSegments(await ports.config.snapshot());
  const walked = await walkLists({
    lists: ports.lists,
    names: [PEOPLE, ...input.segmentIds.map(segmentList)],
    cursor,
    hasTime,
    work: (keys) => lookAt(ask, index, keys, pass),
  });
  const { counts } = walked;
  if (walked.cursor !== undefined) return { counts, cursor: `${pass} ${walked.cursor}`, next: 'now' };
  const againAtMs = job.startedAtMs + AGAIN_MS;
  // Of a walk that took longer the first minute is a small part, and whoever it missed is found with her next event.
  if (pass > 1 || ports.clock.now() > againAtMs) return { counts, next: 'done' };
  return { counts, cursor: '2', next: { atMs: againAtMs } };
};

const passOf = (cursor: string | undefined): [number, string | undefined] => {
  const [, pass = '1', within] = /^(\d)(?: (.+))?$/.exec(cursor ?? '') ?? [];
  return [Number(pass), within];
};

const lookAt = async (
  { job, ports }: Ask,
  index: ReturnType<typeof indexSegments>,
  keys: readonly ListKey[],
  pass: number,
): Promise<Record<string, number>> => {
  const { contact, people } = await ports.config.snapshot();
  const stored = await ports.profiles.load([...new Set(keys.map(({ profileId }) => profileId))]);
  const nowMs = ports.clock.now();
  const look = { index, nowMs, shopZone: contact.timezone, rfm: people.rfm };
  const changed = keys.filter(({ profileId, sk }) => {
    const profile = stored.get(profileId)?.value;
    return profile !== undefined && sk === '#' && needsLook(profile, look);
  });
  const said = changed.flatMap(
    ({ profileId }) => segmentsRefreshed(profileId, nowMs, [job.id, pass, job.step]).events,
  );
  if (said.length > 0) await ports.bus.putEvents(envelopesOf(said, { atMs: nowMs, most: MOST_PEOPLE }));
  await Promise.all(
    strays(keys, (id) => stored.get(id)?.value).map(([id, one]) => ports.memberships.remove(id, one)),
  );
  return pass > 1
    ? { changed: changed.length }
    : { people: keys.filter(({ sk }) => sk === '#').length, changed: changed.length };
};

/** On the list of a segment although she says nothing of it herself: left by somebody who died over it. */
const strays = (
  keys: readonly ListKey[],
  find: (profileId: string) => Profile | undefined,
): [profileId: string, segmentId: string][] =>
  keys.flatMap(({ profileId, sk }): [string, string][] => {
    const segmentId = sk.startsWith('G#') ? sk.slice('G#'.length) : undefined;
    const isStray = segmentId !== undefined && !Object.hasOwn(find(profileId)?.segments ?? {}, segmentId);
    return isStray ? [[profileId, segmentId]] : [];
  });
