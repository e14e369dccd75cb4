import type { MessageRequest, MessageRequests } from '../../../core/send/ports.ts';

export const fakeMessageRequests = (): MessageRequests => {
  const byKey = new Map<string, MessageRequest>();
  return {
    async put(request) {
      const stands = byKey.get(request.key) ?? request;
      byKey.set(request.key, stands);
      return stands;
    },
    byKey: async (key) => byKey.get(key),
    bySendId: async (sendId) => [...byKey.values()].find((one) => one.sendId === sendId),
  };
};
