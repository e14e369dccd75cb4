import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { ringAt } from './metric-alarm.ts';

/** Tells while marketing mail still goes out, but not for much longer. */
export class MailBreaker extends Construct {
  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    ringAt(this, 'AtHalf', {
      stage,
      metric: 'MarketingMailUneasy',
      impact:
        'Over 2 % of marketing mail bounced or 0.04 % was called spam: at twice that it stops by itself, if it has not.',
      runbook: 'marketing-mail-stops',
    });
  }
}
