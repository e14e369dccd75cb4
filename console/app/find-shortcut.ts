import { useLocation, useNavigate } from 'react-router';
import { useShortcuts } from '../ui/use-shortcuts.ts';

/** `/` leads to the search for customers from wherever one is; there its field takes the key itself. */
export const useFindShortcut = (): void => {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useShortcuts({ '/': pathname === '/people' ? undefined : () => void navigate('/people') });
};
