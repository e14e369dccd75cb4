/** What the database thread is started with. */
export interface DatabaseStart {
  /** Resolves the database's package, since a bundled thread has no place of its own. */
  readonly from: string;
  /** Folder of the tables; in memory without it. */
  readonly folder?: string;
}

export type FromDatabase =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'closed' };
