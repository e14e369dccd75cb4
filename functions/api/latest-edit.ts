import { type InEffect, withTemplates } from '../../core/config/in-effect.ts';
import type { AnyDocumentKind } from '../../core/config/kinds/document-kind.ts';
import { documentKinds } from '../../core/config/kinds/index.ts';
import { draftsNamed } from './documents/drafts-named.ts';
import type { ApiPorts } from './ports.ts';

const kind = documentKinds.journey as unknown as AnyDocumentKind;

interface Edit {
  document: unknown;
  /** What else is there for it: also templates that it names and that are drafts still. */
  inEffect: InEffect;
}

/** The latest edit of a journey, published or not; undefined without one. */
export const latestEdit = async (
  ports: Pick<ApiPorts, 'documents' | 'config'>,
  id: string,
): Promise<Edit | undefined> => {
  const key = { kind: 'journey' as const, id };
  const [draft, inEffect] = await Promise.all([ports.documents.draft(key), ports.config.inEffect()]);
  const document = draft?.document ?? inEffect.find(key)?.document;
  if (document === undefined) return undefined;
  return { document, inEffect: withTemplates(inEffect, await draftsNamed(ports, kind, document, inEffect)) };
};
