import type { InEffect } from '../../core/config/in-effect.ts';
import type { Template } from '../../core/message/template.ts';
import type { ApiPorts } from './ports.ts';

/** The latest edit of a template, published or not, with the HTML of its MJML; undefined without one. */
export const latestTemplate = async (
  { documents }: Pick<ApiPorts, 'documents'>,
  { find }: InEffect,
  id: string,
): Promise<Template | undefined> => {
  const key = { kind: 'template' as const, id };
  return (await documents.draft(key))?.document ?? find(key)?.document;
};
