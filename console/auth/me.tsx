import { createContext, type ReactNode, useContext } from 'react';

export type Permission = 'read' | 'edit' | 'serve' | 'admin';

/** What `GET /v1/me` answers. */
export interface Me {
  readonly name: string;
  readonly role: 'viewer' | 'marketer' | 'operator' | 'admin';
  readonly permissions: readonly Permission[];
  /** Sees e-mails, phones and the like in full. */
  readonly contacts: boolean;
}

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
