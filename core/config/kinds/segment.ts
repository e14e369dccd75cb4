import { namedIn } from '../../segment/named-in.ts';
import { validateSegment } from '../../segment/validate-segment.ts';
import type { DocumentKindDefinition } from './document-kind.ts';
import { keptSchemas } from './kept-schemas.ts';

export const segmentKind: DocumentKindDefinition<'segment'> = {
  kind: 'segment',
  plural: 'segments',
  schema: keptSchemas.segment,
  async validate(json, context) {
    const checked = validateSegment(json, context);
    return checked.kind === 'valid' ? { kind: 'valid', document: checked.segment } : checked;
  },
  references: (segment) => ('condition' in segment ? namedIn(segment.condition, '/condition') : []),
};
