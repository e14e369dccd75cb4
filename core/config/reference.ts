/** One document names another. */
export interface Reference {
  kind: 'template' | 'segment' | 'journey';
  id: string;
  /** Where it is named: a JSON pointer. */
  path: string;
}
