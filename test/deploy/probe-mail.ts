import { type Account, call, post, remove } from './aws.ts';
import { STAGE } from './stacks.ts';

const NAME = 'kaskad-probe';
const DOMAIN = 'probe.example';
const PATIENCE_MS = 1_500;

export interface Probe {
  /** What the mailbox shows of the mail. */
  mail: Record<string, unknown>;
  /** Reports that reached a queue by the default bus. */
  reports: number;
}

/** Sends one mail with a header under our configuration set, and listens for what is reported of it. Leaves nothing behind. */
export async function probeMail(account: Account): Promise<Probe> {
  const sqs = <T>(action: string, input: object) => call<T>(account, 'sqs', `AmazonSQS.${action}`, input);
  const events = (action: string, input: object) =>
    call<object>(account, 'events', `AWSEvents.${action}`, input);
  const { QueueUrl } = await sqs<{ QueueUrl: string }>('CreateQueue', { QueueName: NAME });
  const Targets = [{ Id: NAME, Arn: `arn:aws:sqs:us-east-1:000000000000:${NAME}` }];
  await events('PutRule', { Name: NAME, EventPattern: JSON.stringify({ source: ['aws.ses'] }) });
  await events('PutTargets', { Rule: NAME, Targets });
  await post(account, 'ses', '/v2/email/identities', { EmailIdentity: DOMAIN });
  try {
    await post(account, 'ses', '/v2/email/outbound-emails', mail);
    const { Messages = [] } = await sqs<{ Messages?: object[] }>('ReceiveMessage', {
      QueueUrl,
      WaitTimeSeconds: Math.ceil(PATIENCE_MS / 1000),
    });
    return { mail: await received(account), reports: Messages.length };
  } finally {
    await events('RemoveTargets', { Rule: NAME, Ids: [NAME] });
    await events('DeleteRule', { Name: NAME });
    await sqs('DeleteQueue', { QueueUrl });
    await remove(account, 'ses', `/v2/email/identities/${DOMAIN}`);
  }
}

const to = `success@${DOMAIN}`;
const mail = {
  FromEmailAddress: `shop@${DOMAIN}`,
  Destination: { ToAddresses: [to] },
  ConfigurationSetName: `kaskad-${STAGE}`,
  Content: {
    Simple: {
      Subject: { Data: 'Probe' },
      Body: { Text: { Data: 'Probe' } },
      Headers: [{ Name: 'List-Unsubscribe', Value: '<https://shop.example/u/probe>' }],
    },
  },
};

async function received(account: Account): Promise<Record<string, unknown>> {
  type Box = { messages: Record<string, Record<string, unknown>[]> };
  const { messages } = (await (await fetch(`${account.url}/_ministack/ses/messages`)).json()) as Box;
  const found = Object.values(messages)
    .flat()
    .find(({ To }) => Array.isArray(To) && To.includes(to));
  if (!found) throw new Error('The emulator took the mail and does not show it');
  return found;
}
