import type { Role } from '../access/role.ts';
import type { Scope } from '../access/scope.ts';

/** Whom a bearer token stands for; the name is what the audit shows. */
export interface TokenHolder {
  name: string;
  /** null: signed in, and nobody has given them a role. */
  role: Role | null;
  /** Of what the role may, only these; left out: all of it. */
  scopes?: readonly Scope[];
}

/** Somebody who may do something. */
export interface Caller extends TokenHolder {
  role: Role;
}

/** What may be known of a token: all but the token. */
export interface TokenEntry extends Caller {
  id: string;
  madeAtMs: number;
  /** Who made it; absent where it was made from the command line, or before that was kept. */
  by?: string;
}

export interface ApiTokens {
  /** Held at most 15 s. */
  find(token: string): Promise<TokenHolder | undefined>;
  /** Safe to repeat. */
  put(token: string, caller: Caller & Pick<TokenEntry, 'by'>): Promise<TokenEntry>;
  /** In no order. One from before tokens were listed is among them after it has been used once. */
  list(): Promise<TokenEntry[]>;
  /** Refused everywhere 15 s later. */
  remove(id: string): Promise<void>;
}
