import { idOf } from './literals.ts';
import type { OwnOperator } from './own-operator.ts';

/** `{ "inJourney": "cart-abandoned" }`. */
export const inJourney: OwnOperator = {
  does: 'she is inside a journey: its id',
  fault: (args) =>
    idOf(args) === undefined ? 'inJourney takes the id of a journey, as plain text' : undefined,
  of: ([id]) => {
    const journeyId = String(id);
    return (_values, answers) => answers.inJourney(journeyId);
  },
};
