import { armReport } from '../../../core/analytics/weekly/arm-report.ts';
import { saidIdentity } from '../../../core/profile/normalize-identity.ts';
import type { Changed, Followed } from '../documents/changed.ts';
import type { ApiPorts } from '../ports.ts';

/** The weekly report goes out at the next time that is named, by the clock that the shop has now. What will not arrive is said. */
export const afterReportSettings = async (
  ports: ApiPorts,
  { id, by }: Changed<'settings'>,
): Promise<Followed | undefined> => {
  if (id !== 'report' && id !== 'contact') return undefined;
  const snapshot = await ports.config.snapshot();
  await armReport(ports, snapshot, { afterMs: ports.clock.now(), by });
  const { report, people, shop } = snapshot;
  if (id === 'contact' || report.to.length === 0) return undefined;
  const junk = report.to.flatMap((address, at) =>
    saidIdentity(people, 'email', address)?.junk
      ? [{ path: `/to/${at}`, message: 'counts as nobody’s by /v1/settings/people: nothing is sent there' }]
      : [],
  );
  const unsent = shop.email
    ? []
    : [{ path: '/to', message: 'the shop has no sender: PUT /v1/settings/shop' }];
  const warnings = [...junk, ...unsent];
  return warnings.length > 0 ? { warnings } : undefined;
};
