import { idOf } from './literals.ts';
import type { OwnOperator } from './own-operator.ts';

/** `{ "inSegment": "vip" }`. */
export const inSegment: OwnOperator = {
  does: 'she is in a segment: its id',
  fault: (args) =>
    idOf(args) === undefined ? 'inSegment takes the id of a segment, as plain text' : undefined,
  of: ([id]) => {
    const segmentId = String(id);
    return (_values, answers) => answers.inSegment(segmentId);
  },
};
