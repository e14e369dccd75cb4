import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { ringAt } from './metric-alarm.ts';

/** Tells that a function has left out what it could not read, since somebody put it into the table by hand. */
export class MalformedDocuments extends Construct {
  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    ringAt(this, 'Skipped', {
      stage,
      metric: 'MalformedDocuments',
      impact:
        'A journey, a template or settings in the table cannot be read and are left out until somebody mends them.',
      runbook: 'malformed-documents',
    });
  }
}
