import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { PeopleSettings } from '../../../core/config/people-settings.ts';
import type { testJourney } from '../../../functions/api/routes/test-journey.ts';
import { ask, askDocument } from '../../api/client.ts';
import { forget } from '../../api/use-answer.ts';
import { useMay } from '../../auth/me.tsx';
import { putSettings } from '../../ui/settings/put-settings.ts';
import { useApproval } from '../../ui/settings/use-approval.ts';
import { type Address, namedOf, type Outcome, strangersIn, withStaff } from './self-test.ts';

const PEOPLE = '/v1/settings/people';

/**
 * Every message of a journey to oneself. Tests go to the shop’s own people only: whoever may say who they are becomes one of
 * them, once a second person has agreed where the shop wants two.
 */
export const useSelfTest = (address: Address): UseMutationResult<Outcome, Error, string> => {
  const mayName = useMay('admin');
  const client = useQueryClient();
  const { takesTwo, waits } = useApproval('people');
  const send = async (journeyId: string): Promise<Outcome> => {
    const path = `/v1/journeys/${encodeURIComponent(journeyId)}/test`;
    const answer = await ask<typeof testJourney>(path, { method: 'POST', body: { to: namedOf(address) } });
    return { kind: 'sent', answer };
  };
  const nameStaff = async (fields: readonly (keyof Address)[]): Promise<void> => {
    const { answer, draftVersion: base = 0 } = await askDocument<PeopleSettings>(PEOPLE);
    await putSettings('people', { base, document: withStaff(answer, address, fields) }, takesTwo);
  };
  return useMutation({
    mutationFn: async (journeyId) => {
      try {
        return await send(journeyId);
      } catch (error) {
        const strangers = strangersIn(error);
        if (strangers.length === 0 || !mayName) throw error;
        if (waits) return { kind: 'waits' };
        await nameStaff(strangers);
        return takesTwo ? { kind: 'asked' } : await send(journeyId);
      }
    },
    // Also where it takes two people only now.
    onSettled: () => forget(client, PEOPLE, '/v1/settings/publishing', '/v1/proposals', '/v1/audit'),
  });
};
