import { ApiProblem } from '../../api/problem.ts';

/** A change waits for a second person already: one that is saved over it would end the asking for it, unseen. */
export class ChangeWaits extends ApiProblem {
  /** Who asked for the one that waits. */
  readonly by: string;
  constructor(by: string) {
    super(409, { title: 'Another change waits for a second person' });
    this.by = by;
  }
}
