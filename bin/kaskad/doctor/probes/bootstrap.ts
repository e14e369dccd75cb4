import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { fault, ok, type Probe } from '../finding.ts';

/** What the CDK's templates ask for today. */
const LEAST = 6;
const COMMAND = 'npx cdk bootstrap';

/** The CDK's own bucket and roles, once for account and region. */
export const bootstrapProbe = (client: SSMClient): Probe => ({
  about: 'the bootstrap of the CDK',
  allow: ['ssm:GetParameter'],
  async look() {
    const Name = '/cdk-bootstrap/hnb659fds/version';
    const version = await client.send(new GetParameterCommand({ Name })).then(
      ({ Parameter }) => Number(Parameter?.Value ?? 0),
      (error: Error) => {
        if (error.name === 'ParameterNotFound') return 0;
        throw error;
      },
    );
    if (version === 0)
      return [fault('The CDK has not been set up in this account and region.', `Run ${COMMAND}.`)];
    if (version < LEAST)
      return [fault(`The CDK was set up here by an old version, ${version}.`, `Run ${COMMAND} again.`)];
    return [ok(`The CDK is set up, version ${version}.`)];
  },
});
