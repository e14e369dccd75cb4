import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { countLine, ringAt } from './line-alarm.ts';

const line = 'MarketingMailUneasy';

/** Tells while marketing mail still goes out, but not for much longer. */
export class MailBreaker extends Construct {
  constructor(scope: Construct, id: string, { stage, logGroup }: { stage: Stage; logGroup: ILogGroup }) {
    super(scope, id);
    countLine(this, 'Uneasy', { stage, logGroup, line });
    ringAt(this, 'AtHalf', {
      stage,
      line,
      impact:
        'Over 2 % of marketing mail bounced or 0.04 % was called spam: at twice that it stops by itself, if it has not.',
      runbook: 'marketing-mail-stops',
    });
  }
}
