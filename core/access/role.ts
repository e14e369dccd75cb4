/** Whoever asks has one. */
export const roles = ['viewer', 'marketer', 'operator', 'admin'] as const;
export type Role = (typeof roles)[number];

/**
 * What a route asks for. `read`: people, documents and figures; `edit`: what marketers make; `serve`: what is done for, or
 * to, one person; `admin`: settings, keys, and what cannot be undone.
 */
export const permissions = ['read', 'edit', 'serve', 'admin'] as const;
export type Permission = (typeof permissions)[number];

const granted: Record<Role, readonly Permission[]> = {
  viewer: ['read'],
  marketer: ['read', 'edit'],
  operator: ['read', 'serve'],
  admin: permissions,
};

export const permissionsOf = (role: Role): readonly Permission[] => granted[role];

export const mayDo = (role: Role, permission: Permission): boolean => granted[role].includes(permission);

/** Whoever talks to customers must see how to reach them; nobody else does. */
export const seesContacts = (role: Role): boolean => mayDo(role, 'serve');

export const isRole = (word: unknown): word is Role => roles.some((role) => role === word);

/** The rights in the order in which the one of several groups counts. */
const mightiest: readonly Role[] = ['admin', 'operator', 'marketer', 'viewer'];

/** The role of somebody in several groups: the mightiest of them; null where none of them is a role. */
export const roleOf = (groups: readonly string[]): Role | null =>
  mightiest.find((role) => groups.includes(role)) ?? null;
