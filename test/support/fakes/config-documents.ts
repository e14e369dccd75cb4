import type { AuditEntry } from '../../../core/config/audit-entry.ts';
import { contentHash } from '../../../core/config/canonical.ts';
import type { Head } from '../../../core/config/chunks.ts';
import type { ConfigDocuments } from '../../../core/config/config-documents.ts';
import type {
  DocumentKey,
  DocumentKind,
  DocumentVersion,
  Draft,
  PublishedEntry,
} from '../../../core/config/documents.ts';
import { listedOf } from '../../../core/config/listed-of.ts';
import type { Proposal } from '../../../core/config/proposal.ts';
import { Conflict, NotFound } from '../../../core/errors.ts';

const nameOf = ({ kind, id }: DocumentKey) => `${kind}/${id}`;
const copy = <T>(value: T): T => structuredClone(value);

/** As the table behaves, in memory; `written` is the audit. */
export const fakeConfigDocuments = (): ConfigDocuments & { written: AuditEntry[] } => {
  let head: Head | undefined;
  const chunks = new Map<string, PublishedEntry[]>();
  const drafts = new Map<string, Draft>();
  const versions = new Map<string, DocumentVersion[]>();
  const written: AuditEntry[] = [];
  const proposals = new Map<string, Proposal>();

  return {
    written,
    head: async () => copy(head),
    async chunk(hash) {
      const entries = chunks.get(hash);
      if (!entries) throw new NotFound('chunk', hash);
      return copy(entries);
    },
    async putChunks(given) {
      for (const chunk of given) chunks.set(chunk.hash, copy(chunk.entries));
    },
    async switchHead(next) {
      if (next.revision !== (head?.revision ?? 0) + 1) throw new Conflict('published state');
      head = copy(next);
    },
    draft: async <K extends DocumentKind>(key: DocumentKey<K>) =>
      copy(drafts.get(nameOf(key)) as Draft<K> | undefined),
    async drafts(kind, { cursor, limit, archived = false }) {
      const all = [...drafts.values()]
        .filter((draft) => draft.kind === kind && (cursor === undefined || draft.id > cursor))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const page = all.slice(0, limit);
      const last = page.at(-1)?.id;
      const shown = page
        .filter(({ archivedAtMs }) => (archivedAtMs !== undefined) === archived)
        .map(({ id, draftVersion, savedAtMs, document, archivedAtMs }) => ({
          id,
          ...listedOf(document),
          draftVersion,
          savedAtMs,
          contentHash: contentHash(document),
          ...(archivedAtMs === undefined ? {} : { archivedAtMs }),
        }));
      return { drafts: shown, ...(page.length === limit && last !== undefined ? { cursor: last } : {}) };
    },
    async saveDraft(draft) {
      if (draft.draftVersion !== (drafts.get(nameOf(draft))?.draftVersion ?? 0) + 1)
        throw new Conflict('draft');
      drafts.set(nameOf(draft), copy(draft as Draft));
    },
    version: async <K extends DocumentKind>(key: DocumentKey<K>, version: number) =>
      copy(
        versions.get(nameOf(key))?.find((each) => each.version === version) as DocumentVersion<K> | undefined,
      ),
    latestVersion: async <K extends DocumentKind>(key: DocumentKey<K>) =>
      copy(
        versions
          .get(nameOf(key))
          ?.toSorted((a, b) => a.version - b.version)
          .at(-1) as DocumentVersion<K> | undefined,
      ),
    async versions(key, cursor, limit) {
      const newest = (versions.get(nameOf(key)) ?? [])
        .filter(({ version }) => cursor === undefined || version < Number(cursor))
        .toSorted((a, b) => b.version - a.version);
      const shown = newest.slice(0, limit).map(({ kind, id, document, ...summary }) => summary);
      return { versions: shown, ...(newest.length > limit && { cursor: String(shown.at(-1)?.version) }) };
    },
    async putVersion(version) {
      const before = versions.get(nameOf(version)) ?? [];
      if (before.some((each) => each.version === version.version)) throw new Conflict('version');
      versions.set(nameOf(version), [...before, copy(version as DocumentVersion)]);
    },
    proposal: async (key) => copy(proposals.get(nameOf(key))),
    async proposals(cursor, limit) {
      const all = [...proposals]
        .filter(([name]) => cursor === undefined || name > cursor)
        .toSorted(([a], [b]) => (a < b ? -1 : 1));
      const shown = all.slice(0, limit);
      const last = shown.at(-1)?.[0];
      return {
        proposals: shown.map(([, one]) => copy(one)),
        ...(all.length > limit && last !== undefined && { cursor: last }),
      };
    },
    async putProposal(proposal) {
      proposals.set(nameOf(proposal), copy(proposal));
    },
    async approveProposal(proposal) {
      const stored = proposals.get(nameOf(proposal));
      const isIt =
        stored?.draftVersion === proposal.draftVersion &&
        stored.by === proposal.by &&
        stored.atMs === proposal.atMs;
      if (!isIt) throw new Conflict('proposal');
      proposals.set(nameOf(proposal), copy(proposal));
    },
    async removeProposal(key) {
      proposals.delete(nameOf(key));
    },
    async audit(entry) {
      written.push(entry);
    },
    async audits({ of, cursor, limit }) {
      const newest = written.toReversed().filter(({ kind, id }) => !of || (kind === of.kind && id === of.id));
      const from = Number(cursor ?? 0);
      const entries = newest.slice(from, from + limit);
      return { entries, ...(from + limit < newest.length && { cursor: String(from + limit) }) };
    },
  };
};
