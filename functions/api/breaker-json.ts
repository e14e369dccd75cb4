import * as z from 'zod';
import {
  BOUNCE_LIMIT,
  COMPLAINT_LIMIT,
  FEWEST_SENDS,
  type MailHealth,
  mailHealth,
} from '../../core/breaker/judge-mail.ts';
import type { MailBreaker } from '../../core/breaker/mail-breaker.ts';

const healthSchema = z.object({
  sends: z.int().describe('Marketing mails of which something is known: complaints are measured over them'),
  latest: z.int().describe('The latest of them: bounces are measured over them'),
  bounced: z.int(),
  complained: z.int(),
  bounceRate: z.number().describe('0.04 is 4 %'),
  complaintRate: z.number(),
});

export const breakerSchema = z.object({
  state: z.enum(['open', 'closed']).describe('open: marketing mail waits, all other mail goes on'),
  openedAt: z.iso.datetime().optional(),
  reason: z.enum(['bounces', 'complaints']).optional(),
  whenOpened: healthSchema.optional(),
  now: healthSchema,
  limits: z.object({ bounceRate: z.number(), complaintRate: z.number(), fewestSends: z.int() }),
});

const rounded = ({ bounceRate, complaintRate, ...counts }: MailHealth) => ({
  ...counts,
  bounceRate: Number(bounceRate.toFixed(6)),
  complaintRate: Number(complaintRate.toFixed(6)),
});

/** How marketing mail fares, and whether it has stopped. */
export const breakerJson = async (
  breaker: Pick<MailBreaker, 'shards' | 'opened'>,
): Promise<z.infer<typeof breakerSchema>> => {
  const [open, shards] = await Promise.all([breaker.opened(), breaker.shards()]);
  return {
    state: open ? 'open' : 'closed',
    ...(open && {
      openedAt: new Date(open.openedAtMs).toISOString(),
      reason: open.reason,
      whenOpened: rounded(open.health),
    }),
    now: rounded(mailHealth(shards)),
    limits: { bounceRate: BOUNCE_LIMIT, complaintRate: COMPLAINT_LIMIT, fewestSends: FEWEST_SENDS },
  };
};
