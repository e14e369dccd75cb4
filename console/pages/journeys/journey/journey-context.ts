import { createContext, useContext } from 'react';
import type { Fault } from '../../../../core/errors.ts';
import type { Journey } from '../../../../core/journey/journey.ts';
import type { Held } from '../../../ui/document/use-document.ts';
import type { Editing } from './use-editing.ts';
import type { Saving } from './use-save.ts';

/** A journey as the server holds it, and as it is edited. */
export interface OpenJourney extends Held<Journey> {
  readonly id: string;
  /** As it is being edited here: `editing.journey` may not be saved yet. */
  readonly editing: Editing;
  readonly saving: Saving;
  /** What stands against saving it, by JSON pointer. */
  readonly faults: readonly Fault[];
  /** Templates that it names and that have to be published before it. */
  readonly unpublished: readonly string[];
  readonly mayEdit: boolean;
}

const JourneyContext = createContext<OpenJourney | undefined>(undefined);
export const JourneyProvider = JourneyContext.Provider;

/** The journey whose page one is on, for each of its tabs. */
export const useJourney = (): OpenJourney => {
  const open = useContext(JourneyContext);
  if (!open) throw new Error('Not on the page of a journey');
  return open;
};
