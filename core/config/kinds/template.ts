import type { Channel } from '../../consent/consent.ts';
import type { Fault } from '../../errors.ts';
import { messageJourney } from '../../journey/built-in/message-requested.ts';
import { type Journey, validateJourney } from '../../journey/journey.ts';
import { referencesOf } from '../../journey/references.ts';
import { asWritten, compileTemplate } from '../../message/compile-template.ts';
import { channelsOf, type Template } from '../../message/template.ts';
import { templateWarnings, unsubscribeWarnings } from '../../message/template-warnings.ts';
import { type TemplateCheck, validateTemplate } from '../../message/validate-template.ts';
import { marketingMails } from '../marketing-mails.ts';
import type { DocumentCheck, DocumentContext, DocumentKindDefinition } from './document-kind.ts';
import { keptSchemas } from './kept-schemas.ts';

/** A template may not leave a channel that journeys use it for: every journey is looked at when the channels change. */
const channelFaults = (context: DocumentContext, template: Template): Fault[] => {
  const before = context.templates[template.id];
  const now = channelsOf(template);
  const left: Channel[] = before ? channelsOf(before).filter((channel) => !now.includes(channel)) : [];
  if (left.length === 0) return [];
  const after = { ...context, templates: { ...context.templates, [template.id]: template } };
  return context.journeys
    .filter(({ journey }) => uses(journey, template.id) && validateJourney(journey, after).kind !== 'valid')
    .map(({ journey }) => ({
      path: template.channel === undefined ? '/channels' : '/channel',
      message: `the journey ${journey.id} uses it for ${left.join(', ')}`,
    }));
};

/** Messages on request are for whatever channels there are. */
const uses = (journey: Journey, templateId: string): boolean =>
  messageJourney(journey.id) === undefined &&
  referencesOf(journey).some(({ kind, id }) => kind === 'template' && id === templateId);

const asCheck = (checked: TemplateCheck): DocumentCheck<'template'> =>
  checked.kind === 'valid' ? { kind: 'valid', document: checked.template } : checked;

export const templateKind: DocumentKindDefinition<'template'> = {
  kind: 'template',
  plural: 'templates',
  schema: keptSchemas.template,
  async validate(json, context) {
    const checked = await validateTemplate(json);
    if (checked.kind !== 'valid') return checked;
    const faults = channelFaults(context, checked.template);
    return faults.length > 0 ? { kind: 'faults', faults } : asCheck(checked);
  },
  references: () => [],
  compile: async (template, mjml) => asCheck(await compileTemplate(template, mjml)),
  async warnings(template, { journeys }) {
    const user = journeys.find(({ journey }) =>
      marketingMails(journey).some((mail) => mail.template === template.id),
    );
    return [
      ...(await templateWarnings(template)),
      ...(user ? unsubscribeWarnings(template, user.journey.id) : []),
    ];
  },
  toJson: asWritten,
  mayBeTried: true,
  /** Wording is corrected more often than it is staged. */
  actsOnSave: true,
};
