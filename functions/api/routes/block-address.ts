import { addressAct } from '../address-act.ts';

export const blockAddress = addressAct({
  path: '',
  summary: 'Blocks an address by hand: nothing is sent to it any more, whoever has it',
  action: 'block',
  act: ({ suppressions, clock }, { channel, address }) =>
    suppressions.add(channel, address, 'by-hand', clock.now()),
});
