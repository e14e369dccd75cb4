import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { listProposals } from '../../../functions/api/routes/list-proposals.ts';
import { ask } from '../../api/client.ts';

export type Proposal = AnswerOf<typeof listProposals>['proposals'][number];

const PATH = '/v1/proposals';
const PAGE = 100;

/** All that wait for a second person, from every page: one that is overlooked would be overwritten. */
export const readProposals = async (signal?: AbortSignal): Promise<readonly Proposal[]> => {
  const all: Proposal[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: PAGE, ...(cursor !== undefined && { cursor }) };
    const page = await ask<typeof listProposals>(PATH, { query, ...(signal && { signal }) });
    all.push(...page.proposals);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return all;
};

export const useProposals = (): UseQueryResult<readonly Proposal[]> =>
  useQuery({ queryKey: [PATH, 'all'], queryFn: ({ signal }) => readProposals(signal) });
