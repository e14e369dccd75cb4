import { armNextRun } from '../../../core/broadcast/arm-run.ts';
import type { Changed } from '../documents/changed.ts';
import type { ApiPorts } from '../ports.ts';

/** Actions after which the next run of a broadcast must take place; a pause or a resume changes no date. */
const ARMING = new Set<Changed<'journey'>['action']>(['publish', 'rollback']);

/** A broadcast that is put into effect goes out at the next time that it names. */
export const armBroadcast = async (
  ports: ApiPorts,
  { action, after, by }: Changed<'journey'>,
): Promise<void> => {
  if (!after || after.status === 'stopped' || !ARMING.has(action)) return;
  const { contact } = await ports.config.snapshot();
  const shopZone = contact.timezone;
  await armNextRun(ports, after.document, { shopZone, afterMs: ports.clock.now(), by });
};
