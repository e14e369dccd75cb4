import * as z from 'zod';
import { type CheckResult, checkInstall } from '../../../core/live/install-check.ts';
import { checks, sightingFaults } from '../../../core/live/sighting.ts';
import { keepWatching } from '../../../core/live/watching.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const resultSchema = z.object({
  id: z.enum(checks.map(({ id }) => id)),
  need: z.enum(['required', 'advised']),
  status: z
    .enum(['ok', 'mixed', 'wrong', 'missing', 'not-needed'])
    .describe('mixed: right now and then, and wrong in the last minutes'),
  lastSeenAt: z.iso.datetime().optional().describe('When it was last right'),
  fault: z.enum([...sightingFaults, 'never-seen']).optional(),
  faultAt: z.iso.datetime().optional(),
});

const iso = (ms: number) => new Date(ms).toISOString();

const shown = ({ lastSeenAtMs, faultAtMs, ...result }: CheckResult) => ({
  ...result,
  ...(lastSeenAtMs !== undefined && { lastSeenAt: iso(lastSeenAtMs) }),
  ...(faultAtMs !== undefined && { faultAt: iso(faultAtMs) }),
});

export const checkSource = route({
  method: 'GET',
  path: '/v1/sources/{id}/check',
  summary:
    'What a cart cascade needs of a source, held against what came of it while somebody watched; asking keeps watching',
  access: 'read',
  answer: z.object({
    ready: z.boolean().describe('All that is required is right'),
    checks: z.array(resultSchema),
    watchedUntil: z.iso.datetime(),
  }),
  refusals: { 404: 'There is no such source, and nothing has come of one' },
  async run({ params: { id = '' } }, { live, watch, clock, sourceRegistry }) {
    const nowMs = clock.now();
    const [watchedUntilMs, seen, record] = await Promise.all([
      keepWatching(watch, nowMs),
      live.sightings(id),
      sourceRegistry.get(id),
    ]);
    // One from before sources were listed is known by what comes of it.
    if (!record && seen.size === 0) return problem(404, { detail: 'There is no such source.' });
    const { ready, checks: results } = checkInstall(seen, nowMs);
    return { body: { ready, checks: results.map(shown), watchedUntil: iso(watchedUntilMs) } };
  },
});
