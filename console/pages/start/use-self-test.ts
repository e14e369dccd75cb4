import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { PeopleSettings } from '../../../core/config/people-settings.ts';
import type { testJourney } from '../../../functions/api/routes/test-journey.ts';
import { ask, askDocument } from '../../api/client.ts';
import { forget } from '../../api/use-answer.ts';
import { useMay } from '../../auth/me.tsx';
import { putSettings } from '../../ui/settings/put-settings.ts';
import { useApproval } from '../../ui/settings/use-approval.ts';
import { type Address, namedOf, type Outcome, refuseLocalNumber, withStaff } from './self-test.ts';

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
  /** What has to happen before it is sent. */
  const nameStaff = async (): Promise<'asked' | 'waits' | undefined> => {
    const { answer, draftVersion: base = 0 } = await askDocument<PeopleSettings>(PEOPLE);
    const document = withStaff(answer, address);
    if (document === undefined) return undefined;
    refuseLocalNumber(address);
    if (waits) return 'waits';
    await putSettings('people', { base, document }, takesTwo);
    return takesTwo ? 'asked' : undefined;
  };
  return useMutation({
    mutationFn: async (journeyId) => {
      const kind = mayName ? await nameStaff() : undefined;
      return kind === undefined ? send(journeyId) : { kind };
    },
    // Also where it takes two people only now.
    onSettled: () => forget(client, PEOPLE, '/v1/settings/publishing', '/v1/proposals', '/v1/audit'),
  });
};
