import { Hono } from 'hono';
import * as z from 'zod';
import type { PushService } from '../push/push-service.ts';
import { problem } from './problem.ts';

const subscribeRequest = z.object({ applicationServerKey: z.string().regex(/^[\w-]{87}$/) });

/** `/_local/push/…`: what a browser asks its push service for, and where a shop's messages go (RFC 8030). */
export function pushApi(push: PushService): Hono {
  const app = new Hono();

  app.post('/subscriptions', async (c) => {
    const { data } = subscribeRequest.safeParse(await c.req.json().catch(() => undefined));
    if (!data) return problem(400, 'Bad subscription', 'Send the applicationServerKey, base64url.');
    return c.json(push.subscribe(data.applicationServerKey), 201);
  });

  app.delete(
    '/send/:id',
    (c) => new Response(null, { status: push.unsubscribe(c.req.param('id')) ? 204 : 404 }),
  );

  app.post('/send/:id', async (c) => {
    const body = Buffer.from(await c.req.arrayBuffer());
    return new Response(null, { status: push.take(c.req.param('id'), { headers: c.req.raw.headers, body }) });
  });
  return app;
}
