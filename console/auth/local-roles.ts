/** Each has a token of its own on a local run: `local-admin` and so on. */
export const LOCAL_ROLES = ['admin', 'marketer', 'operator', 'viewer'] as const;
