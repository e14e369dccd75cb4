import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { PeopleSettings } from '../../../core/config/people-settings.ts';
import type { PublishingSettings } from '../../../core/config/publishing-settings.ts';
import type { ShopSettings } from '../../../core/config/settings.ts';
import type { testJourney } from '../../../functions/api/routes/test-journey.ts';
import { ask, askDocument } from '../../api/client.ts';
import { forget } from '../../api/use-answer.ts';
import { useMay } from '../../auth/me.tsx';
import { ChangeWaits } from '../../ui/settings/change-waits.ts';
import { putSettings } from '../../ui/settings/put-settings.ts';
import { type Address, namedOf, type Outcome } from './self-test.ts';

const PEOPLE = '/v1/settings/people';

/** Knowing phone numbers takes as much as the rest of the page: it is fetched when it is needed. */
const staffWith = async (address: Address) => {
  const [{ withStaff }, people, shop] = await Promise.all([
    import('./with-staff.ts'),
    askDocument<PeopleSettings>(PEOPLE),
    askDocument<ShopSettings>('/v1/settings/shop'),
  ]);
  const document = withStaff(people.answer, address, shop.answer.country);
  return document && { document, base: people.draftVersion ?? 0 };
};

/** What has to happen before it is sent; all of it is asked anew, since others change the same list. */
const nameStaff = async (address: Address): Promise<Exclude<Outcome, { kind: 'sent' }> | undefined> => {
  const typed = await staffWith(address);
  if (typed === undefined) return undefined;
  const { approval } = (await askDocument<PublishingSettings>('/v1/settings/publishing')).answer;
  const takesTwo = approval === 'two-people';
  try {
    await putSettings('people', typed, takesTwo);
    return takesTwo ? { kind: 'asked' } : undefined;
  } catch (error) {
    if (error instanceof ChangeWaits) return { kind: 'waits', by: error.by };
    throw error;
  }
};

/**
 * Every message of a journey to oneself. Tests go to the shop’s own people only: whoever may say who they are becomes one of
 * them, once a second person has agreed where the shop wants two.
 */
export const useSelfTest = (address: Address): UseMutationResult<Outcome, Error, string> => {
  const mayName = useMay('admin');
  const client = useQueryClient();
  const send = async (journeyId: string): Promise<Outcome> => {
    const path = `/v1/journeys/${encodeURIComponent(journeyId)}/test`;
    const answer = await ask<typeof testJourney>(path, { method: 'POST', body: { to: namedOf(address) } });
    return { kind: 'sent', answer };
  };
  return useMutation({
    mutationFn: async (journeyId) =>
      (mayName ? await nameStaff(address) : undefined) ?? (await send(journeyId)),
    // Also where it takes two people only now.
    onSettled: () => forget(client, PEOPLE, '/v1/settings/publishing', '/v1/proposals', '/v1/audit'),
  });
};
