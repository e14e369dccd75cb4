import * as z from 'zod';
import { Invalid } from '../../../core/errors.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { insideList, parkedList, runList, SHARDS } from '../../../core/lists.ts';
import type { ApiPorts } from '../ports.ts';
import { runIdsOf } from './run-ids.ts';

const instant = z.iso.datetime();

export const insideSchema = z
  .object({
    profileId: z.string(),
    enrollmentId: z.string(),
    version: z.int().describe('Of the journey that she entered with'),
    stepId: z.string().nullable(),
    since: instant.describe('When she came in'),
    stepSince: instant,
    wakesAt: instant.optional().describe('When she is looked at next'),
    waitsSince: instant.optional().describe('What fell due then waits for the journey to be resumed'),
  })
  .meta({ title: 'PersonInside' });

const iso = (atMs: number) => new Date(atMs).toISOString();

export const insideJson = (one: Enrollment): z.infer<typeof insideSchema> => ({
  profileId: one.profileId,
  enrollmentId: one.id,
  version: one.journeyVersion,
  stepId: one.position.stepId,
  since: iso(one.enteredAtMs),
  stepSince: iso(one.position.enteredStepAtMs),
  ...(one.wakesAtMs !== undefined && { wakesAt: iso(one.wakesAtMs) }),
  ...(one.parkedDueAtMs !== undefined && { waitsSince: iso(one.parkedDueAtMs) }),
});

export interface InsideAsk {
  journeyId: string;
  cursor?: string | undefined;
  /** People to answer, and pages to read for them, at most: whoever asks for a rare step comes back. */
  limit: number;
  mostPages: number;
  isMeant(one: Enrollment): boolean;
}

type Ports = Pick<ApiPorts, 'lists' | 'enrollments' | 'runs'>;

/** People inside a journey, list after list; the cursor is `<list, shard> <place in it>`. */
export const peopleInside = async (
  ports: Ports,
  { journeyId, cursor, limit, mostPages, isMeant }: InsideAsk,
): Promise<{ people: Enrollment[]; cursor?: string }> => {
  const names = await listsOf(ports, journeyId);
  const people: Enrollment[] = [];
  let { part, within } = placeOf(cursor);
  for (let pages = 0; part < names.length * SHARDS; pages++) {
    if (people.length >= limit || pages >= mostPages)
      return { people, cursor: within === undefined ? `${part}` : `${part} ${within}` };
    const name = names[Math.floor(part / SHARDS)] ?? '';
    const page = await ports.lists.page(name, part % SHARDS, within, limit - people.length);
    const found = await Promise.all(
      page.keys.map(({ profileId, sk }) => ports.enrollments.get(profileId, sk.slice('E#'.length))),
    );
    people.push(...found.filter((one) => one !== undefined).filter((one) => isInside(one) && isMeant(one)));
    within = page.cursor;
    if (within === undefined) part++;
  }
  return { people };
};

const isInside = ({ status }: Enrollment): boolean => status === 'active';

/** Of a broadcast the lists of its runs stand for those inside. */
export const listsOf = async ({ runs }: Pick<Ports, 'runs'>, journeyId: string): Promise<string[]> => [
  insideList(journeyId),
  parkedList(journeyId),
  ...(await runIdsOf(runs, journeyId)).map((runId) => runList(journeyId, runId)),
];

const placeOf = (cursor = '0'): { part: number; within?: string } => {
  const [, part, within] = /^(\d{1,6})(?: (.+))?$/.exec(cursor) ?? [];
  if (part === undefined) throw new Invalid([{ path: '/cursor', message: 'not a cursor of this list' }]);
  return { part: Number(part), ...(within !== undefined && { within }) };
};
