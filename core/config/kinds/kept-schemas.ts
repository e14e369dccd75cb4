import type * as z from 'zod';
import { journeySchema } from '../../journey/journey.ts';
import { templateSchema } from '../../message/template.ts';
import { offerSchema } from '../../offer/offer.ts';
import { segmentSchema } from '../../segment/segment.ts';
import type { DocumentKind } from '../documents.ts';

/**
 * How a document of each kind is kept. Apart from the kinds, so that functions which only read what is in effect carry nothing of
 * what checks it when it is saved.
 */
export const keptSchemas = {
  template: templateSchema,
  segment: segmentSchema,
  offer: offerSchema,
  journey: journeySchema,
} satisfies Record<Exclude<DocumentKind, 'settings' | 'trial'>, z.ZodType>;

/** By the kind that an entry says, of a trial by the kind of what is tried; undefined for one that nobody knows. */
export const keptSchemaOf = ({ kind, id }: { kind: string; id: string }): z.ZodType | undefined => {
  const of = kind === 'trial' ? (id.split('/')[0] ?? '') : kind;
  return Object.hasOwn(keptSchemas, of) ? keptSchemas[of as keyof typeof keptSchemas] : undefined;
};
