import { ProviderUnavailable } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports.ts';
import type { OutgoingMessage } from '../../../core/send/ports.ts';

/** Nobody was called, since the last look was too long ago by then. No fault of the provider's. */
export class TooLate extends ProviderUnavailable {
  constructor(provider: string) {
    super(provider, false);
  }
}

/** The last thing before a call: throws TooLate when a "no" may have come in since the message was decided. It may be tried again. */
export const mustBeInTime = (
  provider: string,
  { leavesByMs }: Pick<OutgoingMessage, 'leavesByMs'>,
  clock: Clock,
): void => {
  if (leavesByMs !== undefined && clock.now() > leavesByMs) throw new TooLate(provider);
};
