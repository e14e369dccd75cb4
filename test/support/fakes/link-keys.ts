import type { KeptLinkKey, LinkKey } from '../../../core/send/link-keys.ts';
import type { LinkKeyRegister, LinkKeys } from '../../../core/send/ports.ts';

/** The first key of a deployment: what it signs names none. */
export const testLinkKey: LinkKey = { id: 'first', secret: 'a key of the tests' };

/** One signs, all of them are believed. */
export const fakeLinkKeys = (signs = testLinkKey, ...others: readonly LinkKey[]): LinkKeys => ({
  signing: async () => signs,
  valid: async () => [signs, ...others],
});

export const fakeLinkKeyRegister = (): LinkKeyRegister => {
  let keys: readonly KeptLinkKey[] = [{ ...testLinkKey, signsFromMs: 0 }];
  return {
    list: async () => keys,
    async change(next) {
      keys = next(keys);
      return keys;
    },
  };
};
