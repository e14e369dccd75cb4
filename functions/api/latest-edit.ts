import type { ApiPorts } from './ports.ts';

/** The latest edit of a journey, published or not; undefined without one. */
export const latestEdit = async (
  ports: Pick<ApiPorts, 'documents' | 'config'>,
  id: string,
): Promise<unknown> => {
  const key = { kind: 'journey' as const, id };
  const [draft, inEffect] = await Promise.all([ports.documents.draft(key), ports.config.inEffect()]);
  return draft?.document ?? inEffect.find(key)?.document;
};
