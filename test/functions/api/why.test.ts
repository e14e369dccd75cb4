import { describe, expect, it } from '@jest/globals';
import type { TimelineEntry } from '../../../core/send/timeline.ts';
import { ann, enrolled, t0 } from '../../support/ann.ts';
import { startApi } from '../../support/api.ts';

const entry = (atMs: number, more: Partial<TimelineEntry>): TimelineEntry => ({
  ...{ atMs, kind: 'skip', name: 'remind', journeyId: 'cart-abandoned', channel: 'email', reason: 'capped' },
  ...more,
});
const entries = [
  entry(t0 + 3, { journeyId: 'news', reason: 'gave-way' }),
  entry(t0 + 2, { kind: 'send', channel: 'sms', sendId: 's2', reason: 'unknown' }),
  entry(t0 + 1, {}),
];
const withAnn = (cursor?: string) => {
  const api = startApi();
  api.profiles.set('ann', ann({ mergedFrom: ['old'] }));
  api.enrollments.set('ann', [enrolled({ status: 'exited', reason: 'holdout' })]);
  api.answerTimeline({ entries, ...(cursor !== undefined && { cursor }) });
  return api;
};

describe('why a person got a message or did not', () => {
  it('is told by journey, with codes and sentences', async () => {
    const { json, status } = await withAnn().ask('GET', '/v1/profiles/ann/why', { token: 'reader' });

    expect([status, json.language, json.complete]).toEqual([200, 'en', true]);
    expect(json.journeys).toMatchObject([
      {
        journeyId: 'cart-abandoned',
        entries: [{ status: 'exited', code: 'holdout', text: expect.stringContaining('control group') }],
        messages: [
          { channel: 'sms', outcome: 'sent', code: 'unknown', sendId: 's2' },
          { channel: 'email', outcome: 'not-sent', code: 'capped', at: new Date(t0 + 1).toISOString() },
        ],
      },
      { journeyId: 'news', entries: [], messages: [{ code: 'gave-way' }] },
    ]);
  });

  it('is narrowed down to a journey and a channel', async () => {
    const { json } = await withAnn().ask(
      'GET',
      '/v1/profiles/ann/why?journeyId=cart-abandoned&channel=email',
    );
    expect(json.journeys).toHaveLength(1);
    expect(json.journeys[0].messages.map(({ code }: { code: string }) => code)).toEqual(['capped']);
  });

  it('is said in the language of the caller, or in the one asked for', async () => {
    const ask = async (query: string, headers: Record<string, string>) =>
      (await withAnn().ask('GET', `/v1/profiles/ann/why${query}`, { headers })).json.journeys[1].messages[0]
        .text;
    const russian = 'Последнее разрешённое сообщение оставлено для более важного.';
    expect(await ask('', { 'accept-language': 'ru-RU,en;q=0.5' })).toBe(russian);
    expect(await ask('?locale=en', { 'accept-language': 'ru' })).toMatch(/^The last message/);
  });

  it('looks at a long history as far as it says', async () => {
    const api = withAnn('more');
    const { json } = await api.ask('GET', '/v1/profiles/ann/why');
    expect(json.complete).toBe(false);
    expect(api.pages.map(({ ids, limit }) => [ids, limit])).toEqual(
      Array.from({ length: 5 }, () => [['ann', 'old'], 200]),
    );
  });

  it('is not told of nobody, nor by a channel that is none', async () => {
    expect((await withAnn().ask('GET', '/v1/profiles/bob/why')).status).toBe(404);
    expect((await withAnn().ask('GET', '/v1/profiles/ann/why?channel=pigeon')).status).toBe(400);
  });
});
