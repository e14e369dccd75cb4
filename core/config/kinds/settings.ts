import type { SettingsDocument, SettingsId } from '../documents.ts';
import type { AnyDocumentKind, DocumentKindDefinition } from './document-kind.ts';
import { type AnySettingsKind, settingsKinds } from './settings-kinds.ts';

/** Settings live as all documents do; their id is their kind. */
export interface SettingsDefinition extends DocumentKindDefinition<'settings'> {
  id: SettingsId;
  about: string;
  defaults(): SettingsDocument;
}

const lifeOf = (settings: AnySettingsKind): SettingsDefinition => ({
  kind: 'settings',
  plural: 'settings',
  id: settings.id,
  about: settings.about,
  schema: settings.schema,
  defaults: () => settings.defaults(),
  async validate(json, context) {
    const checked = settings.check(json);
    if (checked.kind !== 'valid') return checked;
    const faults = settings.faultsBeside?.(checked.settings, context) ?? [];
    return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'valid', document: checked.settings };
  },
  references: () => [],
  toJson: (document) => settings.toJson?.(document) ?? document,
  notArchived: () => 'Settings are always there.',
  actsOnSave: true,
  ...(settings.byOneAlone && { byOneAlone: true }),
});

export const settingsDefinitions: readonly SettingsDefinition[] = Object.values(settingsKinds).map((kind) =>
  lifeOf(kind as unknown as AnySettingsKind),
);

export const isSettings = (kind: AnyDocumentKind): kind is AnyDocumentKind & SettingsDefinition =>
  kind.kind === 'settings';
