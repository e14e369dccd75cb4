import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/client.ts';
import { documentPath, type Plural } from './document-path.ts';

/** As `GET /v1/{plural}/{id}/versions` answers. */
export interface Version {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly why?: string;
  readonly previous?: number;
  readonly inEffect: boolean;
}

/** The latest; older ones still have their addresses. */
const MOST = 100;

const pathOf = (plural: Plural, id: string): string => `${documentPath(plural, id)}/versions`;

export const useVersions = (plural: Plural, id: string) =>
  useQuery({
    queryKey: [pathOf(plural, id)],
    queryFn: async ({ signal }) =>
      (await ask(pathOf(plural, id), { signal, query: { limit: MOST } as never })) as { versions: Version[] },
  });

/** What was published as one version; it never changes. */
export const useVersion = (plural: Plural, id: string, version: number | undefined) => {
  const path = `${pathOf(plural, id)}/${version}`;
  return useQuery<object>({
    queryKey: [path],
    queryFn: async ({ signal }) => (await ask(path, { signal })) as object,
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
};
