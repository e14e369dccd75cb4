import type { Journey } from '../journey/journey.ts';
import type { Template } from '../message/template.ts';

/** Languages that the library speaks. */
export type Language = 'en' | 'ru';
export type InLanguages<T> = Record<Language, T>;

/** A journey that a marketer takes as it is and changes to her taste, with all its messages. */
export interface ReadyJourney {
  /** Also the id of the journey. */
  id: string;
  /** What it does, for whoever chooses. */
  words: InLanguages<{ name: string; description: string }>;
  /** Events and traits that a shop must send for it to do anything. */
  needs: string[];
  journey: Journey;
  templates: Template[];
}

/** Of those who would come in so many are kept out by chance: what a journey brings is only known against them. */
export const PROPOSED_HOLDOUT = 0.05;
