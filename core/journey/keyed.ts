import type { CompiledJourney } from './compile.ts';

/** Is each entry about an order or item of its own, to which re-entry rules apply one by one? */
export const isAboutOneThing = ({ key }: Pick<CompiledJourney, 'key'>): boolean =>
  key === 'order' || key === 'item';

/** May a person be in such a journey several times at once, about different orders or items, or in runs of a broadcast? */
export const isManyKeyed = (journey: Pick<CompiledJourney, 'key'>): boolean =>
  isAboutOneThing(journey) || journey.key === 'run';
