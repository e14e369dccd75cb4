import type { Role } from '../access/role.ts';

/** Whom a bearer token stands for; the name is what the audit shows. */
export interface TokenHolder {
  name: string;
  /** null: signed in, and nobody has given them a role. */
  role: Role | null;
}

/** Somebody who may do something. */
export interface Caller extends TokenHolder {
  role: Role;
}

export interface ApiTokens {
  /** Held at most 15 s. */
  find(token: string): Promise<TokenHolder | undefined>;
  put(token: string, holder: Caller): Promise<void>;
}
