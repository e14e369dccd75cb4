/** What conditions and templates may look at; the same names in both. */
export const rootNames = ['event', 'profile', 'cart', 'offer', 'messages'] as const;
export type RootName = (typeof rootNames)[number];

export const isRoot = (name: string): name is RootName => rootNames.some((root) => root === name);
