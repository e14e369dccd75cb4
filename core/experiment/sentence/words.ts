import type { Language } from '../../library/ready-journey.ts';
import type { GoOn } from '../decide.ts';
import type { Forms } from './numbers.ts';

/** One language. Names of variants come quoted, amounts with their unit. */
export interface Words {
  language: Language;
  quoted: (name: string) => string;
  /** Between the ends of a range. */
  to: string;
  /** 2.4 points more, by 2.4 points. */
  point: Forms;
  /** From or less than 2.4 points; another case in Russian. */
  pointOf: Forms;
  days: Forms;
  /** How many of them are missing. */
  customers: Forms;
  moreOrders: (variant: string, base: string, range: string) => string;
  moreMoney: (variant: string, base: string, range: string) => string;
  moreUnsubscribed: (variant: string, base: string, range: string) => string;
  unclearOrders: (variant: string, base: string, fewer: string, more: string) => string;
  unclearMoney: (variant: string, base: string, less: string, more: string) => string;
  soFar: (finding: string) => string;
  winner: (finding: string, winner: string) => string;
  alike: (variants: string, minimal: string) => string;
  noWinner: (finding: string | undefined) => string;
  harm: (finding: string, variants: string) => string;
  division: (people: string, expected: string) => string;
  reasons: Readonly<Record<GoOn['reason'], string>>;
  goOn: (days: string | undefined, customers: string | undefined) => string;
}
