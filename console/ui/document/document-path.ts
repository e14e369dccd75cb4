/** Kinds of documents whose pages are made of the pieces beside this file. */
export type Plural = 'templates' | 'segments' | 'offers';

export const documentPath = (plural: Plural, id: string): string => `/v1/${plural}/${encodeURIComponent(id)}`;
