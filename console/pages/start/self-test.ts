import type { PeopleSettings } from '../../../core/config/people-settings.ts';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { testJourney } from '../../../functions/api/routes/test-journey.ts';
import { ApiProblem } from '../../api/problem.ts';

/** Where tests of oneself go, as typed. */
export interface Address {
  readonly email: string;
  readonly sms: string;
}

/** What became of it: sent, or a second person has to agree to the staff list first, or to another change of it that waits. */
export type Outcome =
  | { readonly kind: 'sent'; readonly answer: AnswerOf<typeof testJourney> }
  | { readonly kind: 'asked' }
  | { readonly kind: 'waits' };

export const namedOf = ({ email, sms }: Address): Partial<Address> => ({
  ...(email.trim() !== '' && { email: email.trim() }),
  ...(sms.trim() !== '' && { sms: sms.trim() }),
});

/** The fields that the API found on no staff list. */
export const strangersIn = (error: unknown): readonly (keyof Address)[] =>
  error instanceof ApiProblem && error.status === 422
    ? (['email', 'sms'] as const).filter((field) => error.faults.some(({ path }) => path === `/to/${field}`))
    : [];

/** The list with these on it as well. */
export const withStaff = (
  settings: PeopleSettings,
  { email, sms }: Address,
  fields: readonly (keyof Address)[],
): PeopleSettings => {
  const written = { email: email.trim().toLowerCase(), sms: sms.replace(/[\s()-]/g, '') };
  const added = fields.map((field) => written[field]).filter((one) => !settings.staff.includes(one));
  return { ...settings, staff: [...settings.staff, ...added] };
};
