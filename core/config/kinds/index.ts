import type { DocumentKey, DocumentKind } from '../documents.ts';
import type { AnyDocumentKind, DocumentKindDefinition } from './document-kind.ts';
import { journeyKind } from './journey.ts';
import { offerKind } from './offer.ts';
import { segmentKind } from './segment.ts';
import { settingsDefinitions } from './settings.ts';
import { templateKind } from './template.ts';

/** Every kind of document besides settings and trials; those that others name come first. */
export const documentKinds = {
  template: templateKind,
  segment: segmentKind,
  offer: offerKind,
  journey: journeyKind,
} satisfies { [K in Exclude<DocumentKind, 'settings' | 'trial'>]: DocumentKindDefinition<K> };

export const allKinds = Object.values(documentKinds) as unknown as readonly AnyDocumentKind[];
export const allSettings = settingsDefinitions as unknown as readonly (AnyDocumentKind &
  (typeof settingsDefinitions)[number])[];

/** How a document lives; undefined for settings that are not there. */
export const kindOfDocument = ({ kind, id }: DocumentKey): AnyDocumentKind | undefined => {
  if (kind === 'settings') return allSettings.find((one) => one.id === id);
  return allKinds.find((one) => one.kind === (kind === 'trial' ? id.split('/')[0] : kind));
};
