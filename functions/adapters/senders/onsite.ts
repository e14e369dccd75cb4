import { DAY_MS } from '../../../core/duration.ts';
import type { OnsiteMessages } from '../../../core/onsite/onsite-message.ts';
import type { Clock } from '../../../core/ports.ts';
import type { Sender } from '../../../core/send/ports.ts';
import { oneLine } from './header-safety.ts';

const DEFAULT_SLOT = 'default';

/** A message by the channel `onsite` waits for her until she comes. Sent again it is the same one. */
export const onsiteSender = (messages: Pick<OnsiteMessages, 'put'>, clock: Clock): Sender => ({
  async send({ sendId, profileId, enrollmentId, journeyId, subject, text, url, image, ...message }) {
    const nowMs = clock.now();
    await messages.put({
      ...{ sendId, profileId, enrollmentId, journeyId, text },
      ...(subject !== undefined && { title: oneLine(subject) }),
      ...(url !== undefined && { url }),
      ...(image !== undefined && { image }),
      slot: message.slot ?? DEFAULT_SLOT,
      personal: message.personal ?? true,
      ...(message.personalUrl && { personalUrl: true }),
      createdAtMs: nowMs,
      expiresAtMs: nowMs + (message.lastsMs ?? DAY_MS),
    });
    return { providerId: sendId };
  },
});
