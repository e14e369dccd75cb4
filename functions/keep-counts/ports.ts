import type { FigureExamples } from '../../core/analytics/examples.ts';
import type { Ledgers, Tallies } from '../../core/analytics/ports.ts';
import type { PublishedConfig } from '../../core/ports.ts';

export interface KeepCountsPorts {
  ledgers: Ledgers;
  tallies: Pick<Tallies, 'add'>;
  examples: Pick<FigureExamples, 'keep'>;
  config: Pick<PublishedConfig, 'snapshot'>;
}
