import type { Channel } from '../consent/consent.ts';
import type { Draw } from '../journey/draw.ts';

/** What a message was chosen from. Nobody can tell later: shares and orders change, and who was drawn is forgotten. */
export interface ChosenFrom {
  /** Of the journey. */
  version: number;
  /** Of a cascade: the channels that were to be tried for her, in her order. */
  channels?: Channel[];
  /** What chance decided on her way. */
  draws?: Draw[];
}
