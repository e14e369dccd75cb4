import * as z from 'zod';
import { isEverybody, isOverfull, luckOf, shareAt } from '../luck.ts';
import { shareSchema } from '../share.ts';
import { step } from '../step-kind.ts';
import { innerLists } from './inner-lists.ts';

/** Divides people by chance; whom no way takes goes on with what follows. A person takes the same way at every entry. */
export const split = step({
  kind: 'split',
  fields: (steps) => ({
    ways: z.array(z.strictObject({ share: shareSchema, steps })).min(1),
  }),
  lists: (step) => innerLists.split(step),
  forks: (step) => isEverybody(step.ways.map((way) => way.share)),
  faults: (step) => [
    ...(isOverfull(step.ways.map((way) => way.share))
      ? [{ path: '/ways', message: 'the shares are more than 1 together' }]
      : []),
    ...step.ways.flatMap(({ share }, index) =>
      share === 0 ? [{ path: `/ways/${index}/share`, message: 'nobody goes this way' }] : [],
    ),
  ],
  variants: ({ ways }) => {
    const shares = ways.map(({ share }) => share);
    const left = 1 - shares.reduce((sum, share) => sum + share, 0);
    return [
      ...shares.map((share, at) => ({ id: String(at), share, what: `ways/${at}` })),
      ...(isEverybody(shares) ? [] : [{ id: 'rest', share: left, what: 'rest' }]),
    ];
  },
  decided: (step, variant) => {
    const way = step.ways[Number(variant)];
    return way ? [{ ...step, ways: [{ ...way, share: 1 }] }] : [];
  },
  advance({ step, enrollment }) {
    const way = shareAt(
      luckOf(enrollment, step.id),
      step.ways.map(({ share }) => share),
    );
    return way < 0 ? { kind: 'next' } : { kind: 'into', list: `ways/${way}/steps` };
  },
});
