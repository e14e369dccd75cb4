import type { Act } from '../../../core/journey/act.ts';
import type { Verdict } from '../../../core/journey/verdict.ts';

/** Something besides a message, of one kind. */
export type ActVerdict<A extends Act = Act> = Extract<Verdict, { kind: 'act' }> & { act: A };
