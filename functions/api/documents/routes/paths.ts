import type { Permission } from '../../../../core/access/role.ts';
import type { AnyDocumentKind } from '../../../../core/config/kinds/document-kind.ts';
import { isSettings } from '../../../../core/config/kinds/settings.ts';

/** `/v1/journeys/{id}`, `/v1/settings/shop`. */
export const pathOf = (kind: AnyDocumentKind): string =>
  `/v1/${kind.plural}/${isSettings(kind) ? kind.id : '{id}'}`;

/** `a journey`, `an offer`, `the shop settings`. */
export const nounOf = (kind: AnyDocumentKind): string => {
  if (isSettings(kind)) return `the ${kind.id} settings`;
  return `${/^[aeiou]/.test(kind.kind) ? 'an' : 'a'} ${kind.kind}`;
};

/** Settings hold senders, limits and who must approve: whoever could change them could let himself do anything. */
export const editsOf = (kind: AnyDocumentKind): Permission => (isSettings(kind) ? 'admin' : 'edit');
