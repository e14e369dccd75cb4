import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ConfigDocuments } from '../../core/config/config-documents.ts';
import type { Draft } from '../../core/config/documents.ts';
import { Conflict, NotFound } from '../../core/errors.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { dynamoConfigDocuments } from '../../functions/adapters/dynamo/config-documents.ts';
import { fakeConfigDocuments } from '../support/fakes/config-documents.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const makers: [string, () => ConfigDocuments][] = [
  ['fake', fakeConfigDocuments],
  ['DynamoDB', () => dynamoConfigDocuments(table.client, table.tableName)],
];

const draftOf = (id: string, draftVersion: number, text = 'Hello'): Draft<'template'> => ({
  kind: 'template',
  id,
  document: { id, channel: 'sms', text },
  draftVersion,
  savedAtMs: 1000,
});

describe.each(makers)('configuration documents, %s', (_name, make) => {
  const documents = () => {
    made ??= make();
    return made;
  };
  let made: ConfigDocuments | undefined;

  it('let one of two switch the head from the same revision', async () => {
    const head = { revision: 1, chunks: { '': 'aa' } };

    const both = await Promise.allSettled([documents().switchHead(head), documents().switchHead(head)]);

    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await documents().head()).toEqual(head);
  });

  it('refuse a head that skips a revision', async () => {
    const later = documents().switchHead({ revision: 5, chunks: {} });

    await expect(later).rejects.toBeInstanceOf(Conflict);
  });

  it('answer a chunk as it was put, and say so when it is missing', async () => {
    const entry = { kind: 'template' as const, id: 't', version: 1, document: draftOf('t', 1).document };

    await documents().putChunks([{ hash: 'c1', entries: [entry] }]);

    expect(await documents().chunk('c1')).toEqual([entry]);
    await expect(documents().chunk('c2')).rejects.toBeInstanceOf(NotFound);
  });

  it('save a draft over the version it was made from and over no other', async () => {
    await documents().saveDraft(draftOf('a', 1));
    await documents().saveDraft(draftOf('a', 2, 'Hello again'));

    await expect(documents().saveDraft(draftOf('a', 2))).rejects.toBeInstanceOf(Conflict);
    await expect(documents().saveDraft(draftOf('a', 1))).rejects.toBeInstanceOf(Conflict);
    expect(await documents().draft({ kind: 'template', id: 'a' })).toEqual(draftOf('a', 2, 'Hello again'));
    expect(await documents().draft({ kind: 'template', id: 'nobody' })).toBeUndefined();
  });

  it('list drafts of one kind by id, a page at a time', async () => {
    for (const id of ['page-3', 'page-1', 'page-2']) await documents().saveDraft(draftOf(id, 1));

    const first = await documents().drafts('template', { cursor: 'page', limit: 2 });
    const second = await documents().drafts('template', { cursor: first.cursor, limit: 2 });

    expect(first.drafts.map(({ id }) => id)).toEqual(['page-1', 'page-2']);
    expect(second.drafts.map(({ id }) => id)).toEqual(['page-3']);
    expect((await documents().drafts('journey', { limit: 2 })).drafts).toEqual([]);
  });

  it('show in a list what documents are found by', async () => {
    const steps = [{ id: 'end', kind: 'exit' }] as Journey['steps'];
    const labels = { folder: 'Carts', tags: ['spring', 'vip'], owner: 'Eve' };
    const trigger = { schedule: { at: '2026-03-02T10:00' }, to: { segment: 'all' } };
    const journey: Journey = { id: 'listed-1', name: 'Spring', labels, trigger, steps };
    const {
      name: _,
      labels: __,
      ...plain
    } = { ...journey, id: 'listed-2', trigger: { event: 'Tea Tasted' } };
    for (const document of [journey, plain])
      await documents().saveDraft({
        ...{ kind: 'journey', id: document.id, document, draftVersion: 1, savedAtMs: 1 },
      });
    await documents().saveDraft(draftOf('listed', 1));

    const { drafts } = await documents().drafts('journey', { cursor: 'listed', limit: 9 });
    expect(drafts.filter(({ id }) => id.startsWith('listed'))).toMatchObject([
      { id: 'listed-1', name: 'Spring', labels, trigger: 'schedule' },
      { id: 'listed-2', trigger: 'event' },
    ]);
    expect(drafts[1]).not.toHaveProperty('labels');
    const { drafts: templates } = await documents().drafts('template', { limit: 99 });
    expect(templates.find(({ id }) => id === 'listed')).toMatchObject({ channel: 'sms' });
    expect(await documents().draft({ kind: 'journey', id: 'listed-2' })).not.toHaveProperty('trigger');
  });

  it('put acts down and read them newest first, a page at a time', async () => {
    const acts = [1, 2, 3].map((n) => ({
      atMs: Date.parse('2026-03-02T09:00:00Z') + n,
      by: 'ann',
      action: 'pause' as const,
      kind: 'person' as const,
      id: `p${n}`,
    }));
    for (const act of acts) await documents().audit(act);

    const first = await documents().audits({ limit: 2 });
    const second = await documents().audits({ cursor: first.cursor, limit: 2 });

    expect(first.entries).toEqual([acts[2], acts[1]]);
    expect(second).toEqual({ entries: [acts[0]] });
    expect(await documents().audits({ of: { kind: 'person', id: 'p2' }, limit: 2 })).toEqual({
      entries: [acts[1]],
    });
  });

  it('leave what is put away out of a list, or show nothing else', async () => {
    await documents().saveDraft(draftOf('shelf-1', 1));
    await documents().saveDraft(draftOf('shelf-2', 1));
    await documents().saveDraft({ ...draftOf('shelf-2', 2), by: 'ann', archivedAtMs: 5000 });
    const idsOf = async (archived: boolean) =>
      (await documents().drafts('template', { cursor: 'shelf', limit: 9, archived })).drafts.map(
        ({ id, archivedAtMs }) => [id, archivedAtMs],
      );

    expect(await idsOf(false)).toEqual([['shelf-1', undefined]]);
    expect(await idsOf(true)).toEqual([['shelf-2', 5000]]);
    expect(await documents().draft({ kind: 'template', id: 'shelf-2' })).toMatchObject({
      by: 'ann',
      archivedAtMs: 5000,
    });
  });

  it('keep one proposal of a document, and take an approval of that very one only', async () => {
    const proposal = { kind: 'template' as const, id: 'p', draftVersion: 3, by: 'ann', atMs: 1000 };
    const approved = { ...proposal, approvedBy: 'bob', approvedAtMs: 2000 };
    await documents().putProposal({ ...proposal, draftVersion: 2, atMs: 500 });
    await documents().putProposal(proposal);

    await expect(documents().approveProposal({ ...approved, draftVersion: 2 })).rejects.toBeInstanceOf(
      Conflict,
    );
    await documents().approveProposal(approved);
    expect(await documents().proposal(proposal)).toEqual(approved);
    await documents().putProposal({ ...proposal, id: 'q' });
    const first = await documents().proposals(undefined, 1);
    const second = await documents().proposals(first.cursor, 9);
    expect([...first.proposals, ...second.proposals]).toEqual([approved, { ...proposal, id: 'q' }]);
    await documents().removeProposal(proposal);
    expect(await documents().proposal(proposal)).toBeUndefined();
    await expect(documents().approveProposal(approved)).rejects.toBeInstanceOf(Conflict);
  });

  it('never write a version twice and find the latest by number', async () => {
    const key = { kind: 'template' as const, id: 'v' };
    const versionOf = (version: number) => ({
      ...key,
      version,
      document: draftOf('v', 1).document,
      publishedAtMs: 1,
      by: 'ann',
    });
    for (const version of [1, 2, 10]) await documents().putVersion(versionOf(version));

    await expect(documents().putVersion(versionOf(2))).rejects.toBeInstanceOf(Conflict);
    expect(await documents().latestVersion(key)).toEqual(versionOf(10));
    expect(await documents().version(key, 2)).toEqual(versionOf(2));
    expect(await documents().version(key, 3)).toBeUndefined();
    const first = await documents().versions(key, undefined, 2);
    const second = await documents().versions(key, first.cursor, 2);
    expect(first.versions).toEqual([
      { version: 10, publishedAtMs: 1, by: 'ann' },
      { version: 2, publishedAtMs: 1, by: 'ann' },
    ]);
    expect(second).toEqual({ versions: [{ version: 1, publishedAtMs: 1, by: 'ann' }] });
  });
});
