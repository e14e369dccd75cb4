import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { fault, ok, type Probe } from '../finding.ts';

/** What the CDK's templates ask for today. */
const LEAST = 6;
const COMMAND = 'npx cdk bootstrap';

const wordsOf = (elsewhere: string | undefined) =>
  elsewhere === undefined
    ? { here: 'in this account and region', command: COMMAND }
    : { here: `in ${elsewhere}`, command: `${COMMAND} aws://<account>/${elsewhere}` };

/** The CDK's own bucket and roles, once for account and region: that of the stage, or another one that is named. */
export const bootstrapProbe = (client: SSMClient, elsewhere?: string): Probe => ({
  about: `the bootstrap of the CDK${elsewhere === undefined ? '' : ` in ${elsewhere}`}`,
  allow: ['ssm:GetParameter'],
  async look() {
    const { here, command } = wordsOf(elsewhere);
    const Name = '/cdk-bootstrap/hnb659fds/version';
    const version = await client.send(new GetParameterCommand({ Name })).then(
      ({ Parameter }) => Number(Parameter?.Value ?? 0),
      (error: Error) => {
        if (error.name === 'ParameterNotFound') return 0;
        throw error;
      },
    );
    if (version === 0) return [fault(`The CDK has not been set up ${here}.`, `Run ${command}.`)];
    if (version < LEAST)
      return [fault(`The CDK was set up ${here} by an old version, ${version}.`, `Run ${command} again.`)];
    return [ok(`The CDK is set up${elsewhere === undefined ? '' : ` ${here}`}, version ${version}.`)];
  },
});
