/** Kinds of documents that are edited, published and gone back to. */
export type Plural = 'journeys' | 'templates' | 'segments' | 'offers';

export const documentPath = (plural: Plural, id: string): string => `/v1/${plural}/${encodeURIComponent(id)}`;
