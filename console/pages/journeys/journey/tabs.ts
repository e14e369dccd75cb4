import { type ComponentType, lazy } from 'react';

/** Folders beside this one whose `index.tsx` exports `Component` are tabs of a journey. */
const found = import.meta.glob<{ Component: ComponentType }>(
  '../{simulate,backtest,inside,results}/index.tsx',
);

const ADDRESSES = {
  simulate: 'simulate',
  backtest: 'backtest',
  inside: 'people',
  results: 'results',
} as const;

type Name = keyof typeof ADDRESSES;

export interface Tab {
  readonly name: Name;
  /** Below the address of the journey. */
  readonly path: (typeof ADDRESSES)[Name];
  readonly Component: ComponentType;
}

/** Tabs that are made elsewhere, each loaded when it is opened. */
export const moreTabs: readonly Tab[] = (Object.keys(ADDRESSES) as Name[]).flatMap((name) => {
  const load = found[`../${name}/index.tsx`];
  if (!load) return [];
  const Component = lazy(async () => ({ default: (await load()).Component }));
  return [{ name, path: ADDRESSES[name], Component }];
});
