import type { PersonNews } from '../../core/analytics/news.ts';
import type { Counters } from '../../core/analytics/ports.ts';
import { newsOfOrders } from '../../core/analytics/told/order-news.ts';
import type { Tell } from '../../core/analytics/told/tell.ts';
import { newsOfUnsubscribed } from '../../core/analytics/told/unsubscribe-news.ts';
import { counts } from '../../core/profile/staff.ts';
import type { Member } from '../../core/profile/working-set.ts';
import type { UpdateProfilePorts } from './ports.ts';
import type { Rules } from './rules.ts';

/** What she did herself that figures are made of: people of the shop, tests and robots are no part of them. */
const newsOf = async (
  { enrollments }: Pick<UpdateProfilePorts, 'enrollments'>,
  { fold }: Rules,
  { profile, applied, unsubscribed }: Member,
) => {
  if (!counts(profile, fold.people)) return [];
  const isByMessage = unsubscribed.some(({ by }) => by?.enrollmentId !== undefined);
  const hers = isByMessage ? await enrollments.ofProfiles([profile.id, ...profile.mergedFrom]) : [];
  return [...newsOfOrders(profile, applied), ...newsOfUnsubscribed(unsubscribed, hers)];
};

/** What was known of profiles that became hers is hers from now on. */
const isToldOfMerge = ({ absorbed, profile }: Member): boolean =>
  absorbed.length > 0 && Object.keys(profile.entries).length > 0;

/** Tells the counters what followed from a person's events, before the write that marks them as applied. */
export const tellCounters = async (
  ports: Pick<UpdateProfilePorts, 'enrollments'> & { counters: Counters },
  rules: Rules,
  member: Member,
  told: readonly Tell[],
): Promise<void> => {
  const { id: profileId, mergedFrom } = member.profile;
  const counted = told.flatMap((one) => one.counts);
  const news = [...told.flatMap((one) => one.news), ...(await newsOf(ports, rules, member))];
  const person: PersonNews = { profileId, mergedFrom, news };
  const people = news.length > 0 || isToldOfMerge(member) ? [person] : [];
  if (counted.length > 0 || people.length > 0) await ports.counters.tell({ counts: counted, people });
};
