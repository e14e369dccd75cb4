import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { callTypeOf } from '../../core/event/call-type.ts';
import { normalise } from '../../core/event/normalise.ts';
import { nameOfSighting } from '../../core/live/sighting.ts';
import { sightingsOf } from '../../core/live/sightings-of.ts';
import type { EventSource } from '../../core/ports.ts';
import { incoming } from '../support/events.ts';

const page = readFileSync('docs/web-developer.md', 'utf8');
const source: EventSource = { id: 's', kind: 'secret', name: 'S', origins: [], mayStateConsent: true };
const arrival = { source, receivedAtMs: 1, historical: false, untidy: false, large: false, bot: false };
const blockOf = (language: string) =>
  new RegExp(`^\`\`\`${language}\n(analytics[\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1] ?? '';

/** The calls of a page, as its client would send them. */
const saidByPage = (): object[] => {
  const said: object[] = [];
  const tell = (one: object) => said.push({ messageId: 'm1', anonymousId: 'a1', ...one });
  const analytics = {
    page: () => tell({ type: 'page' }),
    track: (event: string, properties: object) => tell({ type: 'track', event, properties }),
    identify: (userId: string, traits: object) => tell({ type: 'identify', userId, traits }),
  };
  new Function('analytics', blockOf('js'))(analytics);
  return said;
};

/** The bodies that are sent to `/v1/batch` and `/v1/track`, one event each. */
const saidByServer = (): object[] =>
  [...page.matchAll(/curl -u local-server: \S+\/v1\/(batch|track)[^']*'[^']*' -d '(\{[^']*\})'/g)].flatMap(
    ([, path = '', text = '']) => {
      const body = JSON.parse(text) as { batch?: object[] };
      const events = body.batch ?? [{ type: path, ...body }];
      return events.map((one) => ({ messageId: 'm1', ...one }));
    },
  );

const faultsOf = (said: object): string[] => {
  const normalised = normalise(said, callTypeOf('batch') ?? 'batch', arrival);
  if (normalised.kind === 'dropped') return [normalised.reason];
  return incoming([{ ...normalised.event, source: 'web' }], { trust: 'secret', country: 'DE' })
    .flatMap(sightingsOf)
    .map(nameOfSighting)
    .filter((name) => name.includes('!'));
};

describe('the events that the page for the web developer shows', () => {
  it('are found', () => {
    expect([saidByPage().length, saidByServer().length]).toEqual([5, 3]);
  });

  it.each(saidByPage().map((one) => [one]))('%j leaves the check of a source nothing to say', (said) => {
    expect(faultsOf(said)).toEqual([]);
  });

  it.each(saidByServer().map((one) => [one]))('%j is taken whole', (said) => {
    expect(faultsOf(said).filter((name) => !name.startsWith('anonymous-id'))).toEqual([]);
  });
});
