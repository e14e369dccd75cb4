import type { WebhookSecrets } from '../../../core/ports.ts';

export const fakeWebhookSecrets = (): WebhookSecrets => {
  const held = new Map<string, { value: string; savedAtMs: number }>();
  return {
    get: async (name) => held.get(name)?.value,
    async put(name, value, savedAtMs) {
      held.set(name, { value, savedAtMs });
    },
    async remove(name) {
      held.delete(name);
    },
    list: async () =>
      [...held]
        .map(([name, { savedAtMs }]) => ({ name, savedAtMs }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };
};
