import type { LinkKey } from '../../../core/send/ports.ts';

export const fakeLinkKey = (key = 'a key of the tests'): LinkKey => ({ get: async () => key });
