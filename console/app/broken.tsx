import { useRouteError } from 'react-router';
import { Failed } from '../ui/loaded.tsx';

/** A part that could not be loaded or drawn: after an upgrade its files may have other names. */
export function Broken() {
  const error = useRouteError();
  return <Failed error={error} again={() => location.reload()} />;
}
