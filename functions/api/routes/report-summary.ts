import { summary } from '../../../core/analytics/reports/summary.ts';
import { asAsked } from '../reports/as-asked.ts';
import { summaryLines } from '../reports/lines.ts';
import { rangeFor } from '../reports/range-for.ts';
import { reportQuery } from '../reports/report-query.ts';
import { summarySchema } from '../reports/schemas.ts';
import { route } from '../route.ts';

export const reportSummary = route({
  method: 'GET',
  path: '/v1/reports/summary',
  summary: 'Every journey in which something happened: who came in, what was sent, what it cost and brought',
  access: 'read',
  query: reportQuery,
  alsoCsv: true,
  answer: summarySchema,
  async run(ask, ports) {
    const asked = await rangeFor(ports, ask.query);
    if ('no' in asked) return asked.no;
    const { range } = asked;
    const journeys = summary(await ports.tallies.journeys(range));
    return asAsked(ask, { ...range, journeys }, () => summaryLines(range, journeys));
  },
});
