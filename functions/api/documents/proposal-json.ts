import * as z from 'zod';
import type { Proposal } from '../../../core/config/proposal.ts';

export const proposalSchema = z.object({
  by: z.string(),
  at: z.iso.datetime(),
  why: z.string().optional(),
  approvedBy: z.string().optional(),
  approvedAt: z.iso.datetime().optional(),
});

const iso = (atMs: number) => new Date(atMs).toISOString();

export const proposalToJson = ({ by, atMs, why, approvedBy, approvedAtMs }: Proposal) => ({
  by,
  at: iso(atMs),
  ...(why !== undefined && { why }),
  ...(approvedBy !== undefined && { approvedBy }),
  ...(approvedAtMs !== undefined && { approvedAt: iso(approvedAtMs) }),
});
