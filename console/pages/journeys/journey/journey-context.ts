import { createContext, useContext } from 'react';
import type { Fault } from '../../../../core/errors.ts';
import type { Editing } from './use-editing.ts';
import type { JourneyView } from './use-journey-document.ts';
import type { Saving } from './use-save.ts';

export interface OpenJourney {
  readonly id: string;
  /** As the server holds it. */
  readonly view: JourneyView;
  readonly draftVersion: number;
  /** As it is being edited here: `editing.journey` may not be saved yet. */
  readonly editing: Editing;
  readonly saving: Saving;
  /** What stands against saving it, by JSON pointer. */
  readonly faults: readonly Fault[];
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
