import * as z from 'zod';
import { hashId } from '../../hash.ts';
import { step } from '../step-kind.ts';

/** A number in [0, 1) that is always the same for one enrollment and step. */
const luckOf = (enrollmentId: string, stepId: string): number =>
  Number.parseInt(hashId([enrollmentId, stepId], 8), 16) / 2 ** 32;

const total = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0);

/** Divides people by chance; whom no way takes goes on with what follows. */
export const split = step({
  kind: 'split',
  fields: (steps) => ({
    ways: z.array(z.strictObject({ share: z.number().min(0).max(1), steps })).min(1),
  }),
  lists: (step) => Object.fromEntries(step.ways.map((way, index) => [`ways/${index}/steps`, way.steps])),
  faults: (step) =>
    total(step.ways.map((way) => way.share)) > 1 + 1e-9
      ? [{ path: '/ways', message: 'the shares are more than 1 together' }]
      : [],
  advance({ step, enrollment }) {
    const luck = luckOf(enrollment.id, step.id);
    const way = step.ways.findIndex(
      (_, index) => luck < total(step.ways.slice(0, index + 1).map((one) => one.share)),
    );
    return way < 0 ? { kind: 'next' } : { kind: 'into', list: `ways/${way}/steps` };
  },
});
