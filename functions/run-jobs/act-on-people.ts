import type { JobInput } from '../../core/jobs/job-inputs.ts';
import type { HandActName } from '../../core/journey/by-hand/hand-act.ts';
import { handEvents } from '../../core/journey/by-hand/hand-events.ts';
import { compileJourney } from '../../core/journey/compile.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { insideList, parkedList, runList } from '../../core/lists.ts';
import type { ListKey } from '../../core/ports.ts';
import type { JobKind, StepAsk } from './job-kind.ts';
import { walkLists } from './walk-lists.ts';

type Name = 'move-people' | 'remove-people' | 'restart-people';
type Ask = StepAsk<Name>;

/** Pages of a hundred in one step: what is asked for in a step is folded before the queue of profiles grows long. */
const MOST_PAGES = 20;
const PEOPLE_AT_ONCE = 25;

/**
 * Says to everybody who is meant what is done by hand to her place in a journey, as an event of hers. Whom it touches is put
 * down first, so that it can be undone; the fold carries it out, merges and other writers minded.
 */
export const actOnPeople =
  (name: HandActName): JobKind<Name> =>
  async (ask) => {
    const { job, input, ports, hasTime } = ask;
    if (input.profileIds) return namedPeople(ask, name, input.profileIds);
    const { journeyId, runIds } = input;
    const { counts, cursor } = await walkLists({
      lists: ports.lists,
      names: [insideList(journeyId), parkedList(journeyId), ...runIds.map((id) => runList(journeyId, id))],
      cursor: job.cursor,
      hasTime,
      mostPages: MOST_PAGES,
      work: async (keys) => tell(ask, name, await read(ask, keys)),
    });
    return cursor === undefined ? { counts, next: 'done' } : { counts, cursor, next: 'now' };
  };

const read = async ({ ports }: Ask, keys: readonly ListKey[]): Promise<Enrollment[]> => {
  const all = keys.map(({ profileId, sk }) => ports.enrollments.get(profileId, sk.slice('E#'.length)));
  return (await Promise.all(all)).filter((one) => one !== undefined);
};

const namedPeople = async (ask: Ask, name: HandActName, ids: readonly string[]) => {
  const { job, ports } = ask;
  const from = Number(job.cursor ?? 0);
  const some = ids.slice(from, from + PEOPLE_AT_ONCE);
  const profiles = await ports.profiles.load(some);
  const hers = [...profiles.values()].flatMap(({ value }) => [value.id, ...value.mergedFrom]);
  const counts = await tell(ask, name, await ports.enrollments.ofProfiles([...new Set(hers)]));
  const next = from + some.length;
  return next < ids.length
    ? { counts, cursor: String(next), next: 'now' as const }
    : { counts, next: 'done' as const };
};

const isMeant = (
  { journeyId, stepId, fromVersion }: JobInput<Name>,
  startedAtMs: number,
): ((one: Enrollment) => boolean) => {
  return (one) =>
    one.journeyId === journeyId &&
    one.status === 'active' &&
    one.enteredAtMs <= startedAtMs &&
    (stepId === undefined || one.position.stepId === stepId) &&
    (fromVersion === undefined || one.journeyVersion === fromVersion);
};

const tell = async (ask: Ask, name: HandActName, enrollments: readonly Enrollment[]) => {
  const { job, input, ports } = ask;
  const meant = enrollments.filter(isMeant(input, job.startedAtMs));
  const [people, left] = await partsOf(ask, name, meant);
  if (people.length === 0) return { told: 0, left: left.length };
  const touched = people.map(({ profileId, id }) => ({ profileId, enrollmentId: id }));
  await ports.jobs.addTouched(job, touched);
  const { by, why, id: jobId } = job;
  const words = { name, journeyId: input.journeyId, jobId, by, why, atMs: ports.clock.now(), part: jobId };
  await ports.bus.putEvents(handEvents(words, touched));
  return { told: people.length, left: left.length };
};

/** Nobody is moved whose step is not in the version in effect, or who is in it already. */
const partsOf = async (
  { input, ports }: Ask,
  name: HandActName,
  meant: readonly Enrollment[],
): Promise<[Enrollment[], Enrollment[]]> => {
  if (name !== 'Journey Moved') return [[...meant], []];
  const { journeys } = await ports.config.snapshot();
  const published = journeys.find(({ journey }) => journey.id === input.journeyId);
  const others = meant.filter((one) => one.journeyVersion !== published?.version);
  const compiled = published && compileJourney(published.journey, published.version);
  const isThere = ({ position: { stepId } }: Enrollment) =>
    stepId !== null && compiled?.places.has(stepId) === true;
  return [others.filter(isThere), others.filter((one) => !isThere(one))];
};
