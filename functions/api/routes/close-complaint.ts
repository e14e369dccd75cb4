import * as z from 'zod';
import { actText, personAct } from '../person-act.ts';

export const closeComplaint = personAct({
  path: 'complaints/{complaintId}/close',
  summary: 'Closes a complaint, also one that a ticket system opened; closing it twice changes nothing',
  action: 'close-complaint',
  body: z.strictObject({ text: actText }),
  say: ({ event }, { params }) => [event('Complaint Closed', { complaintId: params.complaintId })],
});
