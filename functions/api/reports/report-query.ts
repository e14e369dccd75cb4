import * as z from 'zod';

/** Which days, and in which form. */
export const rangeQuery = z.object({
  from: z
    .string()
    .optional()
    .describe("The first day by the shop's calendar: an ISO date, or an instant. 30 days back if left out"),
  to: z.string().optional().describe('The last day, included; today if left out. 400 days at most'),
});

export const reportQuery = rangeQuery.extend({
  format: z.enum(['json', 'csv']).optional().describe('csv: as a file; the same as Accept: text/csv'),
});
