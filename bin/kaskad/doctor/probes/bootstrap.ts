import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { Caller } from '../../aws/who-asks.ts';
import { fault, ok, type Probe } from '../finding.ts';

/** What the CDK's templates ask for today. */
const LEAST = 6;

/** Named whole: by itself the CDK would set up where the default stage lives. */
const wordsOf = ({ account, region }: Caller, elsewhere: string | undefined) => ({
  here: elsewhere === undefined ? 'in this account and region' : `in ${elsewhere}`,
  command: `npx cdk bootstrap aws://${account}/${elsewhere ?? region}`,
});

/** The CDK's own bucket and roles, once for account and region: that of the stage, or another one that is named. */
export const bootstrapProbe = (client: SSMClient, caller: Caller, elsewhere?: string): Probe => ({
  about: `the bootstrap of the CDK${elsewhere === undefined ? '' : ` in ${elsewhere}`}`,
  allow: ['ssm:GetParameter'],
  async look() {
    const { here, command } = wordsOf(caller, elsewhere);
    const Name = '/cdk-bootstrap/hnb659fds/version';
    const version = await client.send(new GetParameterCommand({ Name })).then(
      ({ Parameter }) => Number(Parameter?.Value ?? 0),
      (error: Error) => {
        if (error.name === 'ParameterNotFound') return 0;
        throw error;
      },
    );
    if (version === 0) return [fault(`The CDK has not been set up ${here}.`, `Run ${command}`)];
    if (version < LEAST)
      return [fault(`The CDK was set up ${here} by an old version, ${version}.`, `Run it again: ${command}`)];
    return [ok(`The CDK is set up${elsewhere === undefined ? '' : ` ${here}`}, version ${version}.`)];
  },
});
