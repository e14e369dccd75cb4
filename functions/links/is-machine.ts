import { isMachineClick } from '../../core/send/machines.ts';

/** Does a request for a link come from a machine? Then it is answered alike and counts as nobody's click. */
export const isMachine = (method: string, headers: Record<string, string | undefined>): boolean => {
  const purpose = `${headers['sec-purpose'] ?? ''} ${headers.purpose ?? ''} ${headers['x-purpose'] ?? ''} ${headers['x-moz'] ?? ''}`;
  return (
    method === 'HEAD' || /prefetch|prerender|preview/i.test(purpose) || isMachineClick(headers['user-agent'])
  );
};
