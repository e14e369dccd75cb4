import type { EntryOf } from '../../core/config/documents.ts';
import type { JourneyStatus } from '../../core/config/snapshot.ts';
import type { Fault } from '../../core/errors.ts';
import { validateJourney } from '../../core/journey/journey.ts';
import type { ApiPorts } from './ports.ts';
import { switchEntry, versionFor } from './switch-entry.ts';

/** What became of an order to a journey. */
export type ActionResult =
  | { kind: 'done' }
  | { kind: 'unknown' }
  | { kind: 'stale' }
  | { kind: 'refused'; detail: string }
  | { kind: 'faults'; faults: Fault[] };

type Entry = EntryOf<'journey'>;
type Ports = Pick<ApiPorts, 'documents' | 'config' | 'clock'>;

const keyOf = (id: string) => ({ kind: 'journey' as const, id });

/** Faults of a journey against the templates in effect now. */
const faultsNow = async ({ config }: Ports, document: unknown): Promise<Fault[]> => {
  const { templates, journeys } = await config.snapshot();
  const checked = validateJourney(document, { templates, journeys });
  return checked.kind === 'valid' ? [] : checked.faults;
};

/** Puts the draft into effect. A paused journey stays paused, a stopped one is live again. */
export const publishJourney = async (
  ports: Ports,
  ask: { id: string; by: string; ifMatch?: number | undefined },
): Promise<ActionResult> => {
  const draft = await ports.documents.draft(keyOf(ask.id));
  if (!draft) return { kind: 'unknown' };
  if (ask.ifMatch !== undefined && ask.ifMatch !== draft.draftVersion) return { kind: 'stale' };
  const faults = await faultsNow(ports, draft.document);
  if (faults.length > 0) return { kind: 'faults', faults };
  const nowMs = ports.clock.now();
  const entry = await switchEntry(ports.documents, keyOf(ask.id), async (before) => {
    const { document } = draft;
    const version = await versionFor(ports.documents, keyOf(ask.id), {
      document,
      previous: before?.version,
      by: ask.by,
      nowMs,
    });
    const status: JourneyStatus = before?.status === 'paused' ? 'paused' : 'live';
    return { kind: 'journey', id: ask.id, version, status, document } satisfies Entry;
  });
  await ports.documents.audit({
    atMs: nowMs,
    by: ask.by,
    action: 'publish',
    ...keyOf(ask.id),
    ...(entry ? { version: entry.version } : {}),
  });
  return { kind: 'done' };
};

type StatusAction = 'pause' | 'resume' | 'stop';

const statusAfter: Record<StatusAction, JourneyStatus> = { pause: 'paused', resume: 'live', stop: 'stopped' };

/** Stopped is the end for the people inside, so only a new publish starts the journey again. */
const refusal = (action: StatusAction, before: Entry): string | undefined =>
  before.status === 'stopped' && action !== 'stop'
    ? 'The journey is stopped; publish it to start it again.'
    : undefined;

/** Pauses, resumes or stops; doing so twice changes nothing. */
export const setJourneyStatus = async (
  ports: Ports,
  ask: { id: string; by: string; action: StatusAction },
): Promise<ActionResult> => {
  let result: ActionResult = { kind: 'done' };
  const entry = await switchEntry(ports.documents, keyOf(ask.id), async (before) => {
    const detail = before ? refusal(ask.action, before) : 'The journey has not been published.';
    result = detail === undefined ? { kind: 'done' } : { kind: 'refused', detail };
    return before && detail === undefined ? { ...before, status: statusAfter[ask.action] } : undefined;
  });
  if (!entry) return (await ports.documents.draft(keyOf(ask.id))) ? result : { kind: 'unknown' };
  await ports.documents.audit({ atMs: ports.clock.now(), by: ask.by, action: ask.action, ...keyOf(ask.id) });
  return result;
};

/** Puts the version into effect that was so before the present one; people inside keep the structure they entered with. */
export const rollbackJourney = async (
  ports: Ports,
  ask: { id: string; by: string },
): Promise<ActionResult> => {
  let result: ActionResult = { kind: 'done' };
  const key = keyOf(ask.id);
  const entry = await switchEntry(ports.documents, key, async (before) => {
    const current = before && (await ports.documents.version(key, before.version));
    const earlier =
      current?.previous === undefined ? undefined : await ports.documents.version(key, current.previous);
    if (!before || !earlier) {
      result = { kind: 'refused', detail: 'There is no earlier published version.' };
      return undefined;
    }
    const faults = await faultsNow(ports, earlier.document);
    result = faults.length > 0 ? { kind: 'faults', faults } : { kind: 'done' };
    return faults.length > 0
      ? undefined
      : { ...before, version: earlier.version, document: earlier.document };
  });
  if (!entry) return (await ports.documents.draft(key)) ? result : { kind: 'unknown' };
  await ports.documents.audit({
    atMs: ports.clock.now(),
    by: ask.by,
    action: 'rollback',
    ...key,
    version: entry.version,
  });
  return result;
};
