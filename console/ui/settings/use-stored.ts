import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { SettingsId } from '../../../core/config/documents.ts';
import { askDocument } from '../../api/client.ts';

/** A document of settings, with the version that `If-Match` takes back. */
export interface Stored<T> {
  readonly answer: T;
  readonly draftVersion: number | undefined;
}

export const useStored = <T>(name: SettingsId): UseQueryResult<Stored<T>> => {
  const path = `/v1/settings/${name}`;
  return useQuery({
    queryKey: [path, 'document'],
    queryFn: ({ signal }) => askDocument<T>(path, { signal }),
  });
};
