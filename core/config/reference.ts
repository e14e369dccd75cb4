/** One document names another. */
export interface Reference {
  kind: 'template' | 'segment' | 'offer' | 'journey';
  id: string;
  /** Where it is named: a JSON pointer. */
  path: string;
}
