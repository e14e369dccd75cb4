import type { DocumentKind, EntryOf } from '../../../core/config/documents.ts';
import type { ApiPorts } from '../ports.ts';

/** Another version, or another status, has taken effect; without `after` the document was taken out. */
export interface Changed<K extends DocumentKind> {
  id: string;
  before?: EntryOf<K>;
  after?: EntryOf<K>;
  by: string;
  why?: string | undefined;
}

/**
 * What else is to happen then, one line a kind. It is called after the switch, also when the same is ordered again (so that a
 * crash in between is mended by repeating): it must be safe to repeat, and `before` may equal `after`.
 */
type DocumentEffects = { [K in DocumentKind]?: (ports: ApiPorts, changed: Changed<K>) => Promise<void> };

export const effects: DocumentEffects = {};
