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

/** What she said by one page at one moment is one, for each channel. */
export const newsOfUnsubscribed = (
  said: readonly Unsubscribed[],
  enrollments: readonly Enrollment[],
): News[] =>
  said.flatMap((one): News[] => {
    const { channel, atMs, by } = one;
    // A message to somebody of the shop.
    if (by && enrollments.find(({ id }) => id === by.enrollmentId)?.uncounted) return [];
    const row = rowOf(one, enrollments);
    return [
      { kind: 'unsubscribe', id: hashId([channel, atMs], ID_LENGTH), channel, atMs, ...(row && { row }) },
    ];
  });
