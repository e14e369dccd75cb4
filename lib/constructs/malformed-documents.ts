import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { countLine, ringAt } from './line-alarm.ts';

const line = 'MalformedDocuments';

/** Counts in the log of one function what it has left out since somebody put it into the table by hand. */
export const countMalformed = (scope: Construct, stage: Stage, logGroup: ILogGroup): void =>
  countLine(scope, line, { stage, logGroup, line });

/** Tells that a function has left out what it could not read. */
export class MalformedDocuments extends Construct {
  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    ringAt(this, 'Skipped', {
      stage,
      line,
      impact:
        'A journey, a template or settings in the table cannot be read and are left out until somebody mends them.',
      runbook: 'malformed-documents',
    });
  }
}
