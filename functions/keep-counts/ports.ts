import type { Ledgers, Tallies } from '../../core/analytics/ports.ts';
import type { PublishedConfig } from '../../core/ports.ts';

export interface KeepCountsPorts {
  ledgers: Ledgers;
  tallies: Pick<Tallies, 'add'>;
  config: Pick<PublishedConfig, 'snapshot'>;
}
