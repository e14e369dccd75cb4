import { contentHash } from '../../core/config/canonical.ts';
import type { SettingsById, SettingsId } from '../../core/config/documents.ts';
import type { ApiPorts } from './ports.ts';
import { switchEntry, versionFor } from './switch-entry.ts';

/** Puts settings into effect at once; every change is kept as a version. */
export const publishSettings = async <I extends SettingsId>(
  ports: Pick<ApiPorts, 'documents' | 'clock'>,
  id: I,
  document: SettingsById[I],
  by: string,
): Promise<void> => {
  const key = { kind: 'settings' as const, id };
  const nowMs = ports.clock.now();
  const entry = await switchEntry(ports.documents, key, async (before) => {
    if (before && contentHash(before.document) === contentHash(document)) return undefined;
    const ask = { document, previous: before?.version, by, nowMs };
    return { ...key, version: await versionFor(ports.documents, key, ask), document };
  });
  if (entry)
    await ports.documents.audit({ atMs: nowMs, by, action: 'publish', ...key, version: entry.version });
};
