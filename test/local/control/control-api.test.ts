import { describe, expect, it } from '@jest/globals';
import { type ControlParts, controlApi } from '../../../local/control/control-api.ts';
import { createStream } from '../../../local/control/stream.ts';
import { StillWaiting } from '../../../local/idle.ts';
import { createOutbox } from '../../../local/outbox/outbox.ts';
import { createPushService } from '../../../local/push/push-service.ts';
import { noJournal } from '../../../local/store/journal.ts';

function control(changes: Partial<ControlParts> = {}) {
  const played: string[] = [];
  const outbox = createOutbox();
  const app = controlApi({
    outbox,
    stream: createStream(),
    push: createPushService({ outbox, journal: noJournal, nowMs: () => 0, baseUrl: 'http://local/push' }),
    nowMs: () => 0,
    advance: async () => {
      played.push('clock');
      return { nowMs: 0, fired: 0 };
    },
    feedback: () => {
      played.push('feedback');
      return 'played';
    },
    idle: async () => undefined,
    rest: async () => undefined,
    ...changes,
  });
  const post = (path: string, body: object, origin?: string) =>
    app.request(`/_local/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'text/plain', ...(origin !== undefined && { origin }) },
    });
  return { app, played, post };
}

const clock = { advance: 'PT1H' };
const feedback = { sendId: 's1', type: 'clicked' };

describe('who may drive the local run', () => {
  it.each(['https://evil.example', 'http://127.0.0.1.evil.example', 'http://192.168.0.7:3000', 'null', ''])(
    'refuses a page of %j and does nothing',
    async (origin) => {
      const { played, post } = control();

      for (const answer of [await post('clock', clock, origin), await post('feedback', feedback, origin)]) {
        expect(answer.status).toBe(403);
        expect(answer.headers.get('content-type')).toBe('application/problem+json');
      }
      expect(played).toEqual([]);
    },
  );

  it.each([undefined, 'http://127.0.0.1:3000', 'http://localhost:5173', 'http://[::1]:3000'])(
    'lets %j',
    async (origin) => {
      const { played, post } = control();

      expect((await post('clock', clock, origin)).status).toBe(200);
      expect((await post('feedback', feedback, origin)).status).toBe(200);

      expect(played).toEqual(['clock', 'feedback']);
    },
  );
});

describe('GET /_local/idle', () => {
  it('says as a problem what it waits for in vain', async () => {
    const idle = () => Promise.reject(new StillWaiting([]));

    const answer = await control({ idle }).app.request('/_local/idle');

    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ title: 'Not idle', status: 503 });
  });
});
