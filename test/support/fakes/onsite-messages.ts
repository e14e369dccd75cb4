import type { OnsiteMessage, OnsiteMessages } from '../../../core/onsite/onsite-message.ts';
import type { Clock } from '../../../core/ports.ts';

export const fakeOnsiteMessages = (clock: Clock): OnsiteMessages => {
  const waiting = new Map<string, OnsiteMessage>();
  return {
    async put(message) {
      waiting.set(`${message.profileId} ${message.sendId}`, message);
    },
    async ofPeople(profileIds) {
      return [...waiting.values()].filter(
        ({ profileId, expiresAtMs }) =>
          profileIds.includes(profileId) && Math.ceil(expiresAtMs / 1000) * 1000 > clock.now(),
      );
    },
    async remove(profileId, sendId) {
      waiting.delete(`${profileId} ${sendId}`);
    },
  };
};
