import type { Tallies } from '../../core/analytics/ports.ts';
import type { PublishedConfig } from '../../core/ports.ts';

export interface KeepCountsPorts {
  tallies: Pick<Tallies, 'add'>;
  config: Pick<PublishedConfig, 'snapshot'>;
}
