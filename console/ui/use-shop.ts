import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/client.ts';

/** What pages show of the shop's settings; prices are decimal, an SMS's of one part, by country. */
export interface Shop {
  readonly name?: string;
  readonly locale?: string;
  readonly prices?: Readonly<
    Partial<Record<string, Readonly<Record<string, { readonly amount: number; readonly currency: string }>>>>
  >;
}

export const useShop = (): Shop =>
  useQuery({
    queryKey: ['/v1/settings/shop', 'shop'],
    queryFn: async ({ signal }) => (await ask('/v1/settings/shop', { signal })) as Shop,
    staleTime: 60_000,
  }).data ?? {};
