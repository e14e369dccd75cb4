import { ProviderUnavailable } from '../../../core/errors.ts';
import { isFields } from '../../../core/event/tidy.ts';
import type { Fields } from '../../../core/hooks/hook.ts';
import type { ShopSystem } from '../../../core/hooks/ports.ts';
import { guardedPost } from '../net/guarded-post.ts';
import type { Guard } from '../net/guarded-request.ts';

/** An order of a thousand lines is about so large. */
const MOST_BYTES = 1_000_000;

const resultOf = (text: string): Fields | undefined => {
  try {
    const { result } = JSON.parse(text) as { result?: unknown };
    return isFields(result) ? result : undefined;
  } catch {
    return undefined;
  }
};

/** Bitrix's REST over HTTP, by an address with its key inside; guarded as webhooks are. */
export const httpShopSystem = (guard: Guard): ShopSystem => ({
  async ask(address, { method, params }) {
    const answer = await guardedPost(guard, {
      url: `${address.replace(/\/+$/, '')}/${method}.json`,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(params),
      reads: MOST_BYTES,
    });
    const result = answer.kind === 'answered' && answer.status === 200 ? resultOf(answer.text) : undefined;
    if (!result) throw new ProviderUnavailable('shop-system', false);
    return result;
  },
});
