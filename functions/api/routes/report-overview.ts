import { overview } from '../../../core/analytics/reports/overview.ts';
import { asAsked } from '../reports/as-asked.ts';
import { overviewLines } from '../reports/lines.ts';
import { rangeFor } from '../reports/range-for.ts';
import { reportQuery } from '../reports/report-query.ts';
import { overviewSchema } from '../reports/schemas.ts';
import { route } from '../route.ts';

export const reportOverview = route({
  method: 'GET',
  path: '/v1/reports/overview',
  summary:
    'The whole shop by day and in total: what was won back first, then what was sent, what it cost, and why the rest was not sent',
  access: 'read',
  query: reportQuery,
  alsoCsv: true,
  answer: overviewSchema,
  async run(ask, ports) {
    const asked = await rangeFor(ports, ask.query);
    if ('no' in asked) return asked.no;
    const { range } = asked;
    const report = overview(range, await ports.tallies.shop(range));
    return asAsked(ask, report, () => overviewLines(report));
  },
});
