import { offerSchema } from '../../offer/offer.ts';
import { step } from '../step-kind.ts';
import { innerLists } from './inner-lists.ts';

/**
 * Promises her something: once per person and journey, however often it is passed. From then on `offer` in conditions and templates
 * is what was promised. Where nothing is left to promise the steps of `else` come first.
 */
export const offer = step({
  kind: 'offer',
  fields: (steps) => ({
    offer: offerSchema.shape.id,
    else: steps.optional().meta({ description: 'When there is none left' }),
  }),
  references: (step) => [{ kind: 'offer', id: step.offer, path: '/offer' }],
  lists: (step) => innerLists.offer(step),
  advance: ({ step }) => ({ kind: 'do', act: { kind: 'offer', offer: step.offer } }),
});
