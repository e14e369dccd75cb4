import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { CannotTell } from '../cannot-tell.ts';
import { messageOf, troubleOf } from './said-by-aws.ts';

export interface Caller {
  readonly account: string;
  readonly region: string;
}

const NO_REGION = 'Which region? Say it in the stage file, or by AWS_REGION.';

const whyNot = (error: unknown): string => {
  switch (troubleOf(error)) {
    case 'no-credentials':
      return `AWS does not know who asks (${messageOf(error)}): say AWS_PROFILE, or sign in with aws sso login.`;
    case 'away':
      return 'AWS does not answer: look at your network.';
    case 'denied':
    case 'other':
      return `AWS does not say who asks: ${messageOf(error)}`;
  }
};

/** The account and region that calls go to. @throws CannotTell where that cannot be said */
export const whoAsks = async (client: STSClient): Promise<Caller> => {
  const region = await client.config.region().catch(() => {
    throw new CannotTell(NO_REGION);
  });
  try {
    const { Account: account = '' } = await client.send(new GetCallerIdentityCommand({}));
    return { account, region };
  } catch (error) {
    throw new CannotTell(whyNot(error), { cause: error });
  }
};
