import { isListed } from '../../../core/contact/block-list.ts';
import { addressAct } from '../address-act.ts';
import { problem } from '../problem.ts';

export const unblockAddress = addressAct({
  path: '/lift',
  summary:
    'Lets an address be used again that bounced, complained or was blocked by hand; a no of hers stays',
  action: 'unblock',
  refusals: { 409: 'It is not blocked, or by what only she can take back' },
  async refuse({ suppressions }, { channel, address }) {
    const found = await suppressions.find(channel, address);
    if (!found) return problem(409, { detail: 'The address is not blocked.' });
    // Her own no and what an erase left are not somebody else's to take back.
    return isListed(found.reason)
      ? undefined
      : problem(409, { detail: 'Only whoever has the address can allow it again.' });
  },
  act: ({ blockList }, { channel, address }) => blockList.lift(channel, address),
});
