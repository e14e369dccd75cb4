import { scheduleFaults } from '../../broadcast/schedule-faults.ts';
import type { Fault } from '../../errors.ts';
import { isBuiltIn } from '../../journey/built-in/index.ts';
import { type Journey, validateJourney } from '../../journey/journey.ts';
import { referencesOf } from '../../journey/references.ts';
import { unsubscribeWarnings } from '../../message/template-warnings.ts';
import { marketingMails } from '../marketing-mails.ts';
import type { DocumentContext, DocumentKindDefinition } from './document-kind.ts';
import { keptSchemas } from './kept-schemas.ts';

const own = (id: unknown) =>
  typeof id === 'string' && isBuiltIn(id) ? [{ path: '/id', message: 'is a journey of Kaskad itself' }] : [];

/** Each place that sends a mail as marketing in which nobody can unsubscribe. */
const unsubscribing = (journey: Journey, { templates }: DocumentContext): Fault[] => {
  const mails = new Set(marketingMails(journey).map(({ template }) => template));
  return referencesOf(journey).flatMap(({ kind, id, path }) => {
    const template = kind === 'template' && mails.has(id) ? templates[id] : undefined;
    const lacking = template ? unsubscribeWarnings(template, journey.id).length > 0 : false;
    return lacking ? [{ path, message: `{{ unsubscribe_url }} is missing in the template ${id}` }] : [];
  });
};

export const journeyKind: DocumentKindDefinition<'journey'> = {
  kind: 'journey',
  plural: 'journeys',
  schema: keptSchemas.journey,
  async validate(json, context) {
    const taken = own((json as { id?: unknown } | null)?.id);
    if (taken.length > 0) return { kind: 'faults', faults: taken };
    const checked = validateJourney(json, context);
    return checked.kind === 'valid' ? { kind: 'valid', document: checked.journey } : checked;
  },
  references: referencesOf,
  warnings: async (journey, context) => unsubscribing(journey, context),
  atPublish: (journey, { before, snapshot, nowMs }) =>
    scheduleFaults(journey, { before: before?.document, shopZone: snapshot.contact.timezone, nowMs }),
  mayBeTried: true,
  /** A paused journey stays paused, a stopped one is live again. */
  standing: (before) => ({ status: before?.status === 'paused' ? 'paused' : 'live' }),
  notArchived: ({ status }) =>
    status === 'stopped' ? undefined : `The journey is ${status}; stop it first.`,
};
