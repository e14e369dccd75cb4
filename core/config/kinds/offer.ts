import { faultsOf } from '../../faults.ts';
import type { DocumentKindDefinition } from './document-kind.ts';
import { keptSchemas } from './kept-schemas.ts';

/** What was granted keeps the terms it was granted with: another version is for those who come after. */
export const offerKind: DocumentKindDefinition<'offer'> = {
  kind: 'offer',
  plural: 'offers',
  schema: keptSchemas.offer,
  async validate(json) {
    const parsed = keptSchemas.offer.safeParse(json);
    return parsed.success
      ? { kind: 'valid', document: parsed.data }
      : { kind: 'faults', faults: faultsOf(parsed.error) };
  },
  references: () => [],
};
