import { Hono } from 'hono';
import * as z from 'zod';
import { isAllowed } from '../../functions/runtime/cors.ts';
import { type Advance, BadTarget, Runaway } from '../clock/advance.ts';
import { StillWaiting } from '../idle.ts';
import { type Feedback, feedbackTypes } from '../outbox/feedback.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { PushService } from '../push/push-service.ts';
import { readClockRequest } from './clock-request.ts';
import { problem } from './problem.ts';
import { pushApi } from './push-api.ts';
import type { Stream } from './stream.ts';

export interface ControlParts {
  readonly outbox: Outbox;
  readonly feedback: Feedback;
  readonly advance: Advance;
  readonly stream: Stream;
  readonly push: PushService;
  readonly nowMs: () => number;
  /** Resolves when every queue is empty and every function at rest; rejects with StillWaiting. */
  readonly idle: () => Promise<void>;
  /** Resolves when nothing is going on, apart from what waits for a later instant. */
  readonly rest: () => Promise<void>;
}

const feedbackRequest = z.object({ sendId: z.string(), type: z.enum(feedbackTypes) });
const iso = (ms: number) => new Date(ms).toISOString();

/**
 * `/_local/…`: the clock, the outbox and the provider's part, for pages and tests. Pages of other origins may not
 * drive it. Who waits for idle and finds messages that nothing but time can move gets a 503 that names their queues.
 */
export function controlApi({
  outbox,
  feedback,
  advance,
  stream,
  push,
  nowMs,
  idle,
  rest,
}: ControlParts): Hono {
  const app = new Hono().basePath('/_local');
  const body = (request: Request): Promise<unknown> => request.json().catch(() => undefined);

  app.post('*', async (c, next) => {
    const origin = c.req.header('origin');
    if (origin !== undefined && !isAllowed(origin, ['loopback']))
      return problem(403, 'Foreign page', 'Only pages of this machine may drive the local run.');
    return await next();
  });

  app.route('/push', pushApi(push));
  // Whoever has read some asks for what came since: with `from` the first so many are left out.
  app.get('/outbox', (c) => c.json(outbox.entries().slice(Number(c.req.query('from')) || 0)));
  app.get('/clock', (c) => c.json({ now: iso(nowMs()) }));
  app.get('/stream', () => stream.open());

  app.get('/idle', async (c) => {
    await idle();
    return c.json({ idle: true });
  });

  app.post('/clock', async (c) => {
    const targetOf = readClockRequest(await body(c.req.raw));
    if (!targetOf)
      return problem(400, 'Bad target', 'Send {"advance": "PT1H"} or {"set": "2026-03-02T09:00:00Z"}.');
    const advanced = await advance(targetOf);
    return c.json({ now: iso(advanced.nowMs), fired: advanced.fired });
  });

  app.post('/feedback', async (c) => {
    const { data } = feedbackRequest.safeParse(await body(c.req.raw));
    if (!data)
      return problem(400, 'Bad feedback', `Send a sendId and a type, one of ${feedbackTypes.join(', ')}.`);
    if (feedback(data.sendId, data.type) === 'unknown send')
      return problem(404, 'Unknown send', 'No such send in the outbox.');
    await rest();
    return c.json({ sendId: data.sendId, type: data.type });
  });

  app.onError((error) => {
    if (error instanceof BadTarget) return problem(400, 'Bad target', error.message);
    if (error instanceof StillWaiting) return problem(503, 'Not idle', error.message);
    if (error instanceof Runaway) return problem(508, 'The clock could not advance', error.message);
    console.error(error);
    return problem(500, 'The local run failed', 'See its output.');
  });
  return app;
}
