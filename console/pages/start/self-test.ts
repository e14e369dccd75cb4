import type { AnswerOf } from '../../../functions/api/route.ts';
import type { testJourney } from '../../../functions/api/routes/test-journey.ts';
import { ApiProblem } from '../../api/problem.ts';

/** Where tests of oneself go, as typed. */
export interface Address {
  readonly email: string;
  readonly sms: string;
}

export const fields = ['email', 'sms'] as const satisfies readonly (keyof Address)[];

/**
 * What became of it: sent, or a second person has to agree to the staff list first, or to another change of it that waits, and
 * who asked for that.
 */
export type Outcome =
  | { readonly kind: 'sent'; readonly answer: AnswerOf<typeof testJourney> }
  | { readonly kind: 'asked' }
  | { readonly kind: 'waits'; readonly by: string };

export const namedOf = ({ email, sms }: Address): Partial<Address> => ({
  ...(email.trim() !== '' && { email: email.trim() }),
  ...(sms.trim() !== '' && { sms: sms.trim() }),
});

/** What is wrong with an address, by its field. */
export const addressFaults = (error: unknown): Partial<Address> =>
  error instanceof ApiProblem && error.status === 422
    ? Object.fromEntries(
        fields.flatMap((field) => {
          const fault = error.faults.find(({ path }) => path === `/to/${field}`);
          return fault ? [[field, fault.message]] : [];
        }),
      )
    : {};
