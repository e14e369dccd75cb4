import { idOf } from '../../ui/document/id-of.ts';

/** A name as a journey's id is written; some id there is always. */
export const journeyIdOf = (name: string): string => idOf(name) || 'journey';
