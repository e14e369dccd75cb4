import type { Cost } from '../../core/contact/price.ts';
import type { SkipReason } from '../../core/contact/verdict.ts';
import { AddressGone, ProviderRejected, ProviderUnavailable } from '../../core/errors.ts';
import type { OutgoingMessage, Senders } from '../../core/send/ports.ts';

/** `unknown`: it may have been carried out. `refused`: it was not, and may be tried again. */
export type ProviderAnswer =
  | { kind: 'sent'; providerId?: string; cost?: Cost }
  | { kind: 'unknown'; cost?: Cost }
  | { kind: 'refused' }
  /** `gone`: the address itself is no more. */
  | { kind: 'rejected'; reason: SkipReason; gone?: true };

/** One call, no repetition. What is no answer of a provider is thrown on: the claim then runs out, and the send is unknown. */
export const deliver = async (senders: Senders, message: OutgoingMessage): Promise<ProviderAnswer> => {
  const sender = senders[message.channel];
  if (!sender) return { kind: 'rejected', reason: 'no-sender' };
  const cost = message.cost && { cost: message.cost };
  try {
    const answer = await sender.send(message);
    return { kind: 'sent', ...answer, ...cost };
  } catch (error) {
    if (error instanceof AddressGone) return { kind: 'rejected', reason: 'no-address', gone: true };
    if (error instanceof ProviderRejected) return { kind: 'rejected', reason: 'provider-rejected' };
    if (error instanceof ProviderUnavailable)
      return error.ambiguous ? { kind: 'unknown', ...cost } : { kind: 'refused' };
    throw error;
  }
};
