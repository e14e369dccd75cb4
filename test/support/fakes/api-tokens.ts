import type { ApiTokens, TokenEntry, TokenHolder } from '../../../core/config/api-tokens.ts';
import type { Clock } from '../../../core/ports.ts';

/** With people whose tokens are their names, and who are in no list. */
export const fakeApiTokens = (clock: Clock, known: Record<string, TokenHolder> = {}): ApiTokens => {
  const held = new Map<string, TokenEntry>();
  return {
    async find(token) {
      const entry = held.get(token);
      if (!entry) return known[token];
      const { name, role, scopes } = entry;
      return { name, role, ...(scopes && { scopes }) };
    },
    async put(token, { name, role, scopes, by }) {
      const madeAtMs = held.get(token)?.madeAtMs ?? clock.now();
      const narrowed = { ...(scopes && { scopes }), ...(by !== undefined && { by }) };
      const entry = { id: `id-of-${name}`, name, role, madeAtMs, ...narrowed };
      held.set(token, entry);
      return entry;
    },
    list: async () => [...held.values()],
    async remove(id) {
      for (const [token, one] of held) if (one.id === id) held.delete(token);
    },
  };
};
