import type { OutgoingMessage } from '../../core/send/ports.ts';
import { deliver } from './deliver.ts';
import type { AdvancePorts } from './ports.ts';

/** Hands a test to its provider, whatever that says: nobody waits for it, and whoever misses it asks for another. */
export const sendTest = async (
  { senders }: Pick<AdvancePorts, 'senders'>,
  message: OutgoingMessage,
): Promise<void> => {
  await deliver(senders, message);
};
