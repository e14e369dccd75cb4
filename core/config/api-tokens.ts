/** `read`: people and documents; `write`: also changing what is published. */
export type Scope = 'read' | 'write';

/** Whom a bearer token stands for; the name is what the audit shows. */
export interface TokenHolder {
  name: string;
  scopes: Scope[];
}

export interface ApiTokens {
  /** Held at most 15 s. */
  find(token: string): Promise<TokenHolder | undefined>;
  put(token: string, holder: TokenHolder): Promise<void>;
}
