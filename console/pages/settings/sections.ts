import { type ComponentType, lazy } from 'react';

const page = (load: () => Promise<{ Section: ComponentType }>) =>
  lazy(async () => ({ default: (await load()).Section }));

export interface SectionOf {
  readonly id: string;
  readonly group: 'connect' | 'sending' | 'team' | 'more';
  readonly Section: ComponentType;
}

/** The sections in the order in which they are listed; the id is the end of the address. */
export const sections: readonly SectionOf[] = [
  { id: 'sources', group: 'connect', Section: page(() => import('./sources/section.tsx')) },
  { id: 'shop', group: 'connect', Section: page(() => import('./shop/section.tsx')) },
  { id: 'feeds', group: 'connect', Section: page(() => import('./feeds.tsx')) },
  { id: 'switches', group: 'sending', Section: page(() => import('./switches/section.tsx')) },
  { id: 'limits', group: 'sending', Section: page(() => import('./limits/section.tsx')) },
  { id: 'channels', group: 'sending', Section: page(() => import('./channels/section.tsx')) },
  { id: 'access', group: 'team', Section: page(() => import('./access/section.tsx')) },
  { id: 'staff', group: 'team', Section: page(() => import('./staff.tsx')) },
  { id: 'approval', group: 'team', Section: page(() => import('./approval.tsx')) },
  { id: 'report', group: 'team', Section: page(() => import('./report.tsx')) },
  { id: 'audit', group: 'more', Section: page(() => import('./audit.tsx')) },
  { id: 'documents', group: 'more', Section: page(() => import('./documents/section.tsx')) },
];

export const groups = ['connect', 'sending', 'team', 'more'] as const;
