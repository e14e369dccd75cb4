import type { Fault } from '../../../../core/errors.ts';
import { faultWords } from '../../../ui/faults/fault-words.ts';

export interface Stands {
  /** Against saving the journey. */
  readonly faults: readonly Fault[];
  /** Against publishing it only: its templates that are drafts still. */
  readonly unpublished: readonly string[];
}

/** Parts what stands against saving from templates that only have to be published first. */
export const withoutDrafts = (found: readonly Fault[], drafts: ReadonlySet<string>): Stands => {
  const draftIn = ({ message }: Fault): string | undefined => {
    const words = faultWords(message);
    const id = words?.name === 'noTemplate' ? words.values.id : undefined;
    return id !== undefined && drafts.has(id) ? id : undefined;
  };
  const ids = found.map(draftIn);
  return {
    faults: found.filter((_, index) => ids[index] === undefined),
    unpublished: [...new Set(ids.filter((id) => id !== undefined))],
  };
};
