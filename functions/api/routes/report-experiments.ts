import { experimentsReport } from '../../../core/analytics/reports/experiment-report.ts';
import { problem } from '../problem.ts';
import { recentSnapshot } from '../recent-snapshot.ts';
import { experimentsReportSchema } from '../reports/experiment-schemas.ts';
import { knownJourney } from '../reports/known-journey.ts';
import { rangeFor } from '../reports/range-for.ts';
import { route } from '../route.ts';

/** An experiment is read from its beginning: a range that is chosen after looking would find what it looks for. */
const DAYS = 400;

export const reportExperiments = route({
  method: 'GET',
  path: '/v1/reports/journeys/{id}/experiments',
  summary:
    'What is on trial in a journey: its control group, orders of cascades, ways of splits; from its beginning, 400 days back at most',
  access: 'read',
  answer: experimentsReportSchema,
  refusals: { 404: 'There is no such journey' },
  async run(ask, ports) {
    const journeyId = ask.params.id ?? '';
    const asked = await rangeFor(ports, {}, DAYS);
    if ('no' in asked) return asked.no;
    const [journey, { experiments: settings }, days] = await Promise.all([
      knownJourney(ports, journeyId),
      recentSnapshot(ports),
      ports.tallies.journey(journeyId, asked.range),
    ]);
    if (!journey) return problem(404, { detail: 'There is no such journey.' });
    return { body: experimentsReport({ journey, settings, calendar: asked.calendar }, days) };
  },
});
