/** Kinds of documents that are edited, published and gone back to. */
export type Plural = 'journeys' | 'templates' | 'segments' | 'offers';

/** As proposals and the log of changes call them. */
export const kindOfPlural: Readonly<Record<Plural, string>> = {
  journeys: 'journey',
  templates: 'template',
  segments: 'segment',
  offers: 'offer',
};

export const documentPath = (plural: Plural, id: string): string => `/v1/${plural}/${encodeURIComponent(id)}`;
