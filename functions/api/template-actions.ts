import { contentHash } from '../../core/config/canonical.ts';
import type { Snapshot } from '../../core/config/snapshot.ts';
import type { Fault } from '../../core/errors.ts';
import { validateJourney } from '../../core/journey/journey.ts';
import type { Template } from '../../core/message/template.ts';
import type { ApiPorts } from './ports.ts';
import { switchEntry, versionFor } from './switch-entry.ts';

/** A template may not leave the channel that journeys use it for: every journey is looked at when the channel changes. */
export const channelFaults = (snapshot: Snapshot, template: Template): Fault[] => {
  const before = snapshot.templates[template.id];
  if (!before || before.channel === template.channel) return [];
  const templates = { ...snapshot.templates, [template.id]: template };
  return snapshot.journeys
    .filter(({ journey }) => validateJourney(journey, { templates }).kind !== 'valid')
    .map(({ journey }) => ({
      path: '/channel',
      message: `the journey ${journey.id} uses it for ${before.channel}`,
    }));
};

/** Puts a template into effect: messages rendered from now on use it, also those of people already inside. */
export const publishTemplate = async (
  ports: Pick<ApiPorts, 'documents' | 'clock'>,
  template: Template,
  by: string,
): Promise<void> => {
  const key = { kind: 'template' as const, id: template.id };
  const nowMs = ports.clock.now();
  const entry = await switchEntry(ports.documents, key, async (before) => {
    if (before && contentHash(before.document) === contentHash(template)) return undefined;
    const ask = { document: template, previous: before?.version, by, nowMs };
    return { ...key, version: await versionFor(ports.documents, key, ask), document: template };
  });
  if (entry)
    await ports.documents.audit({ atMs: nowMs, by, action: 'publish', ...key, version: entry.version });
};
