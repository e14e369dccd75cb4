import * as z from 'zod';
import { MINUTE_MS } from '../../../core/duration.ts';
import { hashId } from '../../../core/hash.ts';
import type { Deed } from '../act-on-person.ts';
import { actText, personAct } from '../person-act.ts';

const ID_LENGTH = 16;

/** The same words said twice within a minute are one complaint. */
const idOf = ({ profile, by, text = '', atMs }: Deed): string =>
  hashId([profile.id, by, text, Math.floor(atMs / MINUTE_MS)], ID_LENGTH);

export const openComplaint = personAct({
  path: 'complaints',
  summary: 'Opens a complaint: marketing to her waits until every one is closed',
  action: 'open-complaint',
  body: z.strictObject({ text: actText }),
  answer: { complaintId: z.string() },
  more: (deed) => ({ complaintId: idOf(deed) }),
  say: (deed) => [deed.event('Complaint Opened', { complaintId: idOf(deed) }, [idOf(deed)])],
});
