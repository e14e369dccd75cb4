import type { Unsubscribed } from '../../consent/unsubscribed.ts';
import { hashId } from '../../hash.ts';
import type { Enrollment } from '../../journey/enrollment.ts';
import type { News } from '../news.ts';
import type { Row } from '../row.ts';
import { messageRow } from './rows.ts';

const ID_LENGTH = 16;

/** Of the message whose link she followed; where that is forgotten, of its journey. */
const rowOf = ({ channel, by }: Unsubscribed, enrollments: readonly Enrollment[]): Row | undefined => {
  if (!by) return undefined;
  const enrollment = enrollments.find(({ id }) => id === by.enrollmentId);
  const record = enrollment?.sends.find(({ sendId }) => sendId === by.sendId);
  if (enrollment && record) return messageRow(enrollment, undefined, record);
  return by.journeyId === undefined ? undefined : { journeyId: by.journeyId, channel };
};

/** A yes of a channel ends once, however many events say so: a function may tell of one, die before its write, and another fold the next. */
export const newsOfUnsubscribed = (
  said: readonly Unsubscribed[],
  enrollments: readonly Enrollment[],
): News[] =>
  said.flatMap((one): News[] => {
    const { channel, yesAtMs, atMs, by } = one;
    // A message to somebody of the shop.
    if (by && enrollments.find(({ id }) => id === by.enrollmentId)?.uncounted) return [];
    const row = rowOf(one, enrollments);
    return [
      { kind: 'unsubscribe', id: hashId([channel, yesAtMs], ID_LENGTH), channel, atMs, ...(row && { row }) },
    ];
  });
