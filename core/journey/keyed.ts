import type { CompiledJourney } from './compile.ts';

/** May a person be in such a journey several times at once, about different orders or in different runs of a broadcast? */
export const isManyKeyed = ({ key }: Pick<CompiledJourney, 'key'>): boolean =>
  key === 'order' || key === 'run';
