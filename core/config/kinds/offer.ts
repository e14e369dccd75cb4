import { faultsOf } from '../../faults.ts';
import { offerSchema } from '../../offer/offer.ts';
import type { DocumentKindDefinition } from './document-kind.ts';

/** What was granted keeps the terms it was granted with: another version is for those who come after. */
export const offerKind: DocumentKindDefinition<'offer'> = {
  kind: 'offer',
  plural: 'offers',
  schema: offerSchema,
  async validate(json) {
    const parsed = offerSchema.safeParse(json);
    return parsed.success
      ? { kind: 'valid', document: parsed.data }
      : { kind: 'faults', faults: faultsOf(parsed.error) };
  },
  references: () => [],
};
