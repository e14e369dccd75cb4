import { createContext, type ReactNode, useContext } from 'react';
import type { AnswerOf } from '../../functions/api/route.ts';
import type { getMe } from '../../functions/api/routes/get-me.ts';
import { ask } from '../api/client.ts';

export type Me = AnswerOf<typeof getMe>;
export type Permission = Me['permissions'][number];

/** By token: the next one may be of somebody else. */
export const meOf = (token: string | undefined) => ({
  queryKey: ['/v1/me', token],
  queryFn: () => ask<typeof getMe>('/v1/me'),
});

const MeContext = createContext<Me | undefined>(undefined);
export const MeProvider = MeContext.Provider;

/** Who is signed in. The API enforces what each may do; pages only do not show what would be refused. */
export const useMe = (): Me => {
  const me = useContext(MeContext);
  if (!me) throw new Error('Nobody is signed in');
  return me;
};

export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission);

export const Allowed = ({ to, children }: { to: Permission; children: ReactNode }) =>
  useMay(to) ? children : null;
