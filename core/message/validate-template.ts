import type { Fault } from '../errors.ts';
import { faultsOf } from '../faults.ts';
import { type Template, templateSchema } from './template.ts';

export type TemplateCheck = { kind: 'valid'; template: Template } | { kind: 'faults'; faults: Fault[] };

/** An e-mail without a subject looks like spam, and an empty message is none. */
const missing = (template: Template): Fault[] => [
  ...(template.channel === 'email' && !template.subject
    ? [{ path: '/subject', message: 'an e-mail needs a subject' }]
    : []),
  ...(template.text.trim() === '' ? [{ path: '/text', message: 'must not be empty' }] : []),
];

/** Every fault of a template document. */
export const validateTemplate = (document: unknown): TemplateCheck => {
  const parsed = templateSchema.safeParse(document);
  if (!parsed.success) return { kind: 'faults', faults: faultsOf(parsed.error) };
  const faults = missing(parsed.data);
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'valid', template: parsed.data };
};
