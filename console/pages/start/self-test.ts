import type { PeopleSettings } from '../../../core/config/people-settings.ts';
import { isStaff } from '../../../core/profile/staff.ts';
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

const bare = (phone: string): string => phone.replace(/[\s()-]/g, '');

/** A number without its country is on no list, whatever stands there: refused as the API refuses it. */
export const refuseLocalNumber = ({ sms }: Address): void => {
  if (sms.trim() === '' || /^\+\d{7,15}$/.test(bare(sms))) return;
  throw new ApiProblem(422, { faults: [{ path: '/to/sms', message: 'a number with its country' }] });
};

const NAMESPACES = { email: 'email', sms: 'phone' } as const;

/** The list with those on it as well whom it does not know yet; undefined where it knows all. */
export const withStaff = (settings: PeopleSettings, { email, sms }: Address): PeopleSettings | undefined => {
  const written = { email: email.trim().toLowerCase(), sms: bare(sms) };
  const added = (['email', 'sms'] as const).flatMap((field) => {
    const value = written[field];
    const identity = { namespace: NAMESPACES[field], value, linkedAtMs: 0 };
    return value === '' || isStaff({ identities: [identity] }, settings) ? [] : [value];
  });
  return added.length === 0 ? undefined : { ...settings, staff: [...settings.staff, ...added] };
};
