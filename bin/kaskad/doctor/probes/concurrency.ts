import { GetAccountSettingsCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { note, ok, type Probe } from '../finding.ts';

/** The five workers take 52 at once (20, 20, 5, 5 and 2); requests want as many again. */
const ENOUGH = 100;
/** A quota holds for one region. */
const raise = (region: string): string =>
  `aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000 --region ${region}`;

/** A fresh account runs ten functions at once: throttled messages count as tries and end among the dead letters. */
export const concurrencyProbe = (client: LambdaClient): Probe => ({
  about: 'how many functions run at once',
  allow: ['lambda:GetAccountSettings'],
  async look() {
    const { AccountLimit } = await client.send(new GetAccountSettingsCommand({}));
    const free = AccountLimit?.UnreservedConcurrentExecutions ?? AccountLimit?.ConcurrentExecutions ?? 0;
    if (free >= ENOUGH) return [ok(`${free} functions may run at once.`)];
    return [
      note(
        `Only ${free} functions may run at once: under load requests fail and messages are given up.`,
        `Before real traffic, since it takes hours to days: ${raise(await client.config.region())}`,
      ),
    ];
  },
});
