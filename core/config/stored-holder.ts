import { isRole } from '../access/role.ts';
import { isScope } from '../access/scope.ts';
import type { Caller } from './api-tokens.ts';

/** A token as it lies in the store: since there are roles with one, and `scopes` narrow it; before with `read` or `write` in their place. */
export interface StoredHolder {
  name: string;
  role?: unknown;
  scopes?: readonly string[];
}

/** Tokens from before there were roles stay what they were: who could write could do everything. */
export const holderOf = ({ name, role, scopes }: StoredHolder): Caller => {
  // A scope that this version does not know opens nothing.
  if (isRole(role)) return { name, role, ...(scopes && { scopes: scopes.filter(isScope) }) };
  return { name, role: scopes?.includes('write') ? 'admin' : 'viewer' };
};

/** Tokens that have a role stand in the list as well. */
export const isListed = ({ role }: StoredHolder): boolean => isRole(role);
