import { describe, expect, it } from '@jest/globals';
import { type Head, placeOf, putEntry } from '../../../../core/config/chunks.ts';
import type { PublishedEntry } from '../../../../core/config/documents.ts';
import { publishedConfig } from '../../../../functions/adapters/dynamo/published-config.ts';
import { fakeConfigDocuments } from '../../../support/fakes/config-documents.ts';

const template = (id: string, text: string): PublishedEntry => ({
  kind: 'template',
  id,
  version: 1,
  document: { id, channel: 'sms', text },
});

/** Documents that count what is read of them. */
const counted = () => {
  const documents = fakeConfigDocuments();
  const reads = { head: 0, chunk: 0, version: 0 };
  const publish = async (entry: PublishedEntry) => {
    const head: Head = (await documents.head()) ?? { revision: 0, chunks: {} };
    const hash = head.chunks[placeOf(head, entry)];
    const change = putEntry(head, hash ? await documents.chunk(hash) : [], entry);
    if (change.kind === 'same') return;
    await documents.putChunks(change.chunks);
    await documents.switchHead(change.head);
  };
  const config = publishedConfig({
    head: () => {
      reads.head += 1;
      return documents.head();
    },
    chunk: (hash) => {
      reads.chunk += 1;
      return documents.chunk(hash);
    },
    version: (key, version) => {
      reads.version += 1;
      return documents.version(key, version);
    },
  });
  return { documents, reads, publish, config };
};

describe('what is in effect', () => {
  it('is seen at the next use and costs one read of the head while nothing changes', async () => {
    const { config, publish, reads } = counted();
    await publish(template('hello', 'Hello'));

    const first = await config.snapshot();
    const second = await config.snapshot();
    const before = { ...reads };
    await publish(template('hello', 'Good day'));
    const third = await config.snapshot();

    expect(second).toBe(first);
    expect(before).toEqual({ head: 2, chunk: 1, version: 0 });
    expect(third.templates.hello?.text).toBe('Good day');
    expect(reads).toEqual({ head: 3, chunk: 2, version: 0 });
  });

  it('of a large house is read again only where it changed', async () => {
    const { config, publish, reads, documents } = counted();
    for (let index = 0; index < 300; index += 1) await publish(template(`t${index}`, 'x'.repeat(3000)));
    await config.snapshot();
    const chunks = Object.keys((await documents.head())?.chunks ?? {}).length;
    const before = reads.chunk;

    await publish(template('t7', 'new'));
    const { templates } = await config.snapshot();

    expect([before, chunks > 3]).toEqual([chunks, true]);
    expect(reads.chunk).toBe(before + 1);
    expect(Object.keys(templates)).toHaveLength(300);
  });

  it('asks again for a version that is not there yet, and never for one that is', async () => {
    const { config, documents, reads } = counted();
    const document = { id: 'j', name: 'J', trigger: { event: 'x' }, steps: [] };

    const missing = await config.journeyVersion('j', 1);
    await documents.putVersion({
      kind: 'journey',
      id: 'j',
      version: 1,
      document,
      publishedAtMs: 1,
      by: 'ann',
    });
    await config.journeyVersion('j', 1);
    const found = await config.journeyVersion('j', 1);

    expect([missing, found]).toEqual([undefined, document]);
    expect(reads.version).toBe(2);
  });
});
