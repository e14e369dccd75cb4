import * as z from 'zod';
import { onTrialIn } from '../../../core/analytics/on-trial.ts';
import { recentSnapshot } from '../recent-snapshot.ts';
import { route } from '../route.ts';

const experimentSchema = z.object({
  journeyId: z.string(),
  name: z.string().optional().describe('Of the journey'),
  status: z.enum(['live', 'paused', 'stopped']).describe('Of the journey'),
  stepId: z.string().optional().describe('The control group has none'),
  variants: z.array(z.object({ id: z.string(), what: z.string(), share: z.number() })),
});

export const listExperiments = route({
  method: 'GET',
  path: '/v1/experiments',
  summary: 'Everything on trial in published journeys: control groups, orders of cascades, ways of splits',
  access: 'read',
  answer: z.object({ experiments: z.array(experimentSchema) }),
  async run(_, ports) {
    const { journeys, experiments: settings } = await recentSnapshot(ports);
    const experiments = journeys.flatMap(({ journey, status }) =>
      onTrialIn(journey, settings).map(({ stepId, variants }) => ({
        journeyId: journey.id,
        ...(journey.name !== undefined && { name: journey.name }),
        status,
        ...(stepId !== undefined && { stepId }),
        variants: variants.map(({ id, what, share }) => ({ id, what, share })),
      })),
    );
    return { body: { experiments } };
  },
});
