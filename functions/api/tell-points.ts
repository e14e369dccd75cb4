import { type LoyaltySaid, loyaltyBalanceIs, loyaltyChanged } from '../../core/loyalty/loyalty.ts';
import type { ApiPorts } from './ports.ts';

/** Others may change them all the while, and each of them looks, too. */
const MOST_CORRECTIONS = 10;

/**
 * Says that points have changed, and how many there are. Who changes them at the same time may have been the later one there and the
 * earlier one here: so it is looked at once more, and said anew until it is right.
 */
export const tellPoints = async (
  { bus, loyalty, clock }: Pick<ApiPorts, 'bus' | 'loyalty' | 'clock'>,
  profileIds: readonly [string, ...string[]],
  said: LoyaltySaid,
): Promise<void> => {
  const [profileId] = profileIds;
  let atMs = clock.now();
  let told = said.balance;
  await bus.putEvents(loyaltyChanged(profileId, said, atMs));
  for (let round = 1; round <= MOST_CORRECTIONS; round++) {
    const balance = await loyalty.balance(profileIds);
    if (balance === told) return;
    told = balance;
    atMs = Math.max(clock.now(), atMs + 1);
    await bus.putEvents([loyaltyBalanceIs(profileId, { key: said.key, balance, round }, atMs)]);
  }
};
