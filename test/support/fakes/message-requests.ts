import type { MessageRequest, MessageRequests } from '../../../core/send/ports.ts';

export const fakeMessageRequests = (): MessageRequests => {
  const byKey = new Map<string, MessageRequest>();
  return {
    async put(request) {
      const stands = byKey.get(request.keyHash) ?? request;
      byKey.set(request.keyHash, stands);
      return stands;
    },
    byKey: async (keyHash) => byKey.get(keyHash),
    bySendId: async (sendId) => [...byKey.values()].find((one) => one.sendId === sendId),
  };
};
