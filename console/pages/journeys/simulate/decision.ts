import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { simulateJourney } from '../../../../functions/api/routes/simulate-journey.ts';

export type Simulation = AnswerOf<typeof simulateJourney>;
export type Decision = Simulation['decisions'][number];
