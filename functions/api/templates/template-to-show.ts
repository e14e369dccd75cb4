import type { InEffect } from '../../../core/config/in-effect.ts';
import { documentKinds } from '../../../core/config/kinds/index.ts';
import type { Fault } from '../../../core/errors.ts';
import type { Template } from '../../../core/message/template.ts';
import { latestTemplate } from '../latest-template.ts';
import type { ApiPorts } from '../ports.ts';

type Shown =
  | { kind: 'found'; template: Template }
  | { kind: 'unknown' }
  | { kind: 'faults'; faults: Fault[] };

/** What is only looked at disturbs no journey. */
const alone = { templates: {}, segments: [], journeys: [] };

/** The template that is to be looked at: one that comes along and is checked as if it were saved, else the latest edit. */
export const templateToShow = async (
  ports: Pick<ApiPorts, 'documents' | 'mjml'>,
  inEffect: InEffect,
  id: string,
  document: unknown,
): Promise<Shown> => {
  if (document === undefined) {
    const template = await latestTemplate(ports, inEffect, id);
    return template ? { kind: 'found', template } : { kind: 'unknown' };
  }
  const { validate, compile } = documentKinds.template;
  const checked = await validate({ ...(document as object), id }, alone);
  const made = checked.kind === 'valid' && compile ? await compile(checked.document, ports.mjml) : checked;
  return made.kind === 'valid' ? { kind: 'found', template: made.document } : made;
};
