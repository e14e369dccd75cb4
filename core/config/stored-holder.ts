import { isRole } from '../access/role.ts';
import type { Caller } from './api-tokens.ts';

/** A token as it lies in the store: since there are roles with one, before with `read` or `write`. */
export interface StoredHolder {
  name: string;
  role?: unknown;
  scopes?: readonly string[];
}

/** Tokens from before there were roles stay what they were: who could write could do everything. */
export const holderOf = ({ name, role, scopes = [] }: StoredHolder): Caller => {
  if (isRole(role)) return { name, role };
  return { name, role: scopes.includes('write') ? 'admin' : 'viewer' };
};

/** Tokens that have a role stand in the list as well. */
export const isListed = ({ role }: StoredHolder): boolean => isRole(role);
