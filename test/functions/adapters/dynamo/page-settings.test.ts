import { describe, expect, it, jest } from '@jest/globals';
import { type Head, placeOf, putEntry } from '../../../../core/config/chunks.ts';
import type { PublishedEntry } from '../../../../core/config/documents.ts';
import { Invalid } from '../../../../core/errors.ts';
import { pageSettings } from '../../../../functions/adapters/dynamo/page-settings.ts';
import { publishedConfig } from '../../../../functions/adapters/dynamo/published-config.ts';
import { fakeConfigDocuments } from '../../../support/fakes/config-documents.ts';

const settings = (id: string, document: object) =>
  ({ kind: 'settings', id, version: 1, document }) as unknown as PublishedEntry;
const template = (id: string, text: string): PublishedEntry => ({
  ...{ kind: 'template', id, version: 1 },
  document: { id, channel: 'sms', text },
});
const topics = [{ id: 'news', name: { en: 'News' } }];

const house = async (...entries: PublishedEntry[]) => {
  const documents = fakeConfigDocuments();
  for (const entry of entries) {
    const head: Head = (await documents.head()) ?? { revision: 0, chunks: {} };
    const hash = head.chunks[placeOf(head, entry)];
    const change = putEntry(head, hash ? await documents.chunk(hash) : [], entry);
    if (change.kind === 'same') continue;
    await documents.putChunks(change.chunks);
    await documents.switchHead(change.head);
  }
  return documents;
};
/** A large house has many chunks. */
const large = Array.from({ length: 300 }, (_, index) => template(`t${index}`, 'x'.repeat(3000)));

describe('the settings of the pages', () => {
  it.each([
    ['of an empty house', []],
    [
      'that somebody has set',
      [settings('preferences', { topics }), settings('consent', { sms: { confirm: 'always' } })],
    ],
    [
      'that have a field which cannot be read',
      [settings('preferences', { topics: 'none', languages: ['de'] })],
    ],
    ['of a large house', [...large, settings('preferences', { topics }), settings('consent', {})]],
  ])('%s are those of the snapshot', async (_name, entries: PublishedEntry[]) => {
    const documents = await house(...entries);
    jest.spyOn(console, 'error').mockImplementation(() => undefined);

    const { preferences, consent } = await publishedConfig(documents).snapshot();

    expect(await pageSettings(documents)()).toEqual({ preferences, consent });
  });

  it('are found without reading the rest of a large house', async () => {
    const documents = await house(...large, settings('preferences', { topics }));
    const chunk = jest.fn(documents.chunk);

    const { preferences } = await pageSettings({ head: documents.head, chunk })();

    expect(preferences.topics).toEqual(topics);
    expect(chunk.mock.calls.length).toBeLessThanOrEqual(2);
    expect(Object.keys((await documents.head())?.chunks ?? {}).length).toBeGreaterThan(3);
  });

  it('are the defaults where their chunk cannot be read, and nobody guesses when the table does not answer', async () => {
    const head = async () => ({ revision: 1, chunks: { '': 'h' } });
    const failing = (error: Error) => ({ head, chunk: () => Promise.reject(error) });
    jest.spyOn(console, 'error').mockImplementation(() => undefined);

    const { preferences } = await pageSettings(failing(new Invalid([])))();

    expect(preferences).toMatchObject({ topics: [], languages: ['en', 'ru'] });
    await expect(pageSettings(failing(new Error('throttled')))()).rejects.toThrow('throttled');
  });
});
