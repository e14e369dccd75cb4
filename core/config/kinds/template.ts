import type { Fault } from '../../errors.ts';
import { validateJourney } from '../../journey/journey.ts';
import { type Template, templateSchema } from '../../message/template.ts';
import { validateTemplate } from '../../message/validate-template.ts';
import type { DocumentContext, DocumentKindDefinition } from './document-kind.ts';

/** A template may not leave the channel that journeys use it for: every journey is looked at when the channel changes. */
const channelFaults = (context: DocumentContext, template: Template): Fault[] => {
  const before = context.templates[template.id];
  if (!before || before.channel === template.channel) return [];
  const after = { ...context, templates: { ...context.templates, [template.id]: template } };
  return context.journeys
    .filter(({ journey }) => validateJourney(journey, after).kind !== 'valid')
    .map(({ journey }) => ({
      path: '/channel',
      message: `the journey ${journey.id} uses it for ${before.channel}`,
    }));
};

export const templateKind: DocumentKindDefinition<'template'> = {
  kind: 'template',
  plural: 'templates',
  schema: templateSchema,
  async validate(json, context) {
    const checked = await validateTemplate(json);
    if (checked.kind !== 'valid') return checked;
    const faults = channelFaults(context, checked.template);
    return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'valid', document: checked.template };
  },
  references: () => [],
  mayBeTried: true,
  /** Wording is corrected more often than it is staged. */
  actsOnSave: true,
};
