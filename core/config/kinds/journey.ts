import { scheduleFaults } from '../../broadcast/schedule-faults.ts';
import { isBuiltIn } from '../../journey/built-in/index.ts';
import { journeySchema, validateJourney } from '../../journey/journey.ts';
import { referencesOf } from '../../journey/references.ts';
import type { DocumentKindDefinition } from './document-kind.ts';

const own = (id: unknown) =>
  typeof id === 'string' && isBuiltIn(id) ? [{ path: '/id', message: 'is a journey of Kaskad itself' }] : [];

export const journeyKind: DocumentKindDefinition<'journey'> = {
  kind: 'journey',
  plural: 'journeys',
  schema: journeySchema,
  async validate(json, context) {
    const taken = own((json as { id?: unknown } | null)?.id);
    if (taken.length > 0) return { kind: 'faults', faults: taken };
    const checked = validateJourney(json, context);
    return checked.kind === 'valid' ? { kind: 'valid', document: checked.journey } : checked;
  },
  references: referencesOf,
  atPublish: (journey, { before, snapshot, nowMs }) =>
    scheduleFaults(journey, { before: before?.document, shopZone: snapshot.contact.timezone, nowMs }),
  mayBeTried: true,
  /** A paused journey stays paused, a stopped one is live again. */
  standing: (before) => ({ status: before?.status === 'paused' ? 'paused' : 'live' }),
  notArchived: ({ status }) =>
    status === 'stopped' ? undefined : `The journey is ${status}; stop it first.`,
};
