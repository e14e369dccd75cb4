import { journeyReport } from '../../../core/analytics/reports/journey-report.ts';
import { problem } from '../problem.ts';
import { asAsked } from '../reports/as-asked.ts';
import { knownJourney } from '../reports/known-journey.ts';
import { journeyLines } from '../reports/lines.ts';
import { rangeFor } from '../reports/range-for.ts';
import { reportQuery } from '../reports/report-query.ts';
import { journeyReportSchema } from '../reports/schemas.ts';
import { route } from '../route.ts';

export const reportJourney = route({
  method: 'GET',
  path: '/v1/reports/journeys/{id}',
  summary:
    'One journey: what was won back, what became of each step by rung, channel, variant and version, and what its cascades did not spend',
  access: 'read',
  query: reportQuery,
  alsoCsv: true,
  answer: journeyReportSchema,
  refusals: { 404: 'There is no such journey' },
  async run(ask, ports) {
    const journeyId = ask.params.id ?? '';
    const asked = await rangeFor(ports, ask.query);
    if ('no' in asked) return asked.no;
    const [journey, days] = await Promise.all([
      knownJourney(ports, journeyId),
      ports.tallies.journey(journeyId, asked.range),
    ]);
    if (!journey && Object.keys(days).length === 0)
      return problem(404, { detail: 'There is no such journey.' });
    const report = journeyReport({ journeyId, journey, ...asked }, days);
    return asAsked(ask, report, () => journeyLines(report));
  },
});
