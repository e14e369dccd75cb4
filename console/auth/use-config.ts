import { useQuery } from '@tanstack/react-query';
import { type ConsoleConfig, readConfig } from './config.ts';

export const useConfig = (): ConsoleConfig | undefined =>
  useQuery({ queryKey: ['config'], queryFn: readConfig, staleTime: Number.POSITIVE_INFINITY }).data;

/** Is this a run on one's own machine, with a clock that can be moved and a shop to try it with? */
export const useIsLocal = (): boolean => useConfig()?.signIn === 'local';
