import { type Account, call, post, remove } from './aws.ts';
import { STAGE } from './stacks.ts';

const NAME = 'kaskad-probe';
const DOMAIN = 'probe.example';
const PATIENCE_SECONDS = 10;

export interface Probe {
  /** What the mailbox shows of the mail. */
  mail: Record<string, unknown>;
  /** Reports that reached a queue by the default bus. */
  reports: number;
}

/** Sends one mail with a header under our configuration set, and listens for what is reported of it. Leaves nothing behind. */
export async function probeMail(account: Account): Promise<Probe> {
  const events = (action: string, input: object) =>
    call<object>(account, 'events', `AWSEvents.${action}`, input);
  const { QueueUrl } = await sqs<{ QueueUrl: string }>(account, 'CreateQueue', { QueueName: NAME });
  const Targets = [{ Id: NAME, Arn: `arn:aws:sqs:us-east-1:000000000000:${NAME}` }];
  await events('PutRule', { Name: NAME, EventPattern: JSON.stringify({ source: ['aws.ses', NAME] }) });
  await events('PutTargets', { Rule: NAME, Targets });
  await post(account, 'ses', '/v2/email/identities', { EmailIdentity: DOMAIN });
  try {
    await send(account, `kaskad-${STAGE}`);
    // Comes by the same way as a report would: without it silence would say nothing.
    await events('PutEvents', { Entries: [{ Source: NAME, DetailType: NAME, Detail: '{}' }] });
    return { mail: await received(account), reports: await reportsIn(account, QueueUrl) };
  } finally {
    await events('RemoveTargets', { Rule: NAME, Ids: [NAME] });
    await events('DeleteRule', { Name: NAME });
    await sqs(account, 'DeleteQueue', { QueueUrl });
    await remove(account, 'ses', `/v2/email/identities/${DOMAIN}`);
  }
}

/** @throws Error when a mail under a configuration set that is not there is refused, as SES does it */
export async function sendUnderNoSuchSet(account: Account): Promise<void> {
  await post(account, 'ses', '/v2/email/identities', { EmailIdentity: DOMAIN });
  try {
    await send(account, 'no-such-set');
  } finally {
    await remove(account, 'ses', `/v2/email/identities/${DOMAIN}`);
  }
}

const sqs = <T>(account: Account, action: string, input: object) =>
  call<T>(account, 'sqs', `AmazonSQS.${action}`, input);

const to = `success@${DOMAIN}`;
const send = (account: Account, ConfigurationSetName: string) =>
  post(account, 'ses', '/v2/email/outbound-emails', {
    FromEmailAddress: `shop@${DOMAIN}`,
    Destination: { ToAddresses: [to] },
    ConfigurationSetName,
    Content: {
      Simple: {
        Subject: { Data: 'Probe' },
        Body: { Text: { Data: 'Probe' } },
        Headers: [{ Name: 'List-Unsubscribe', Value: '<https://shop.example/u/probe>' }],
      },
    },
  });

/** Counts what came, but for the probe's own event, until that has come and a second has been silent. */
async function reportsIn(account: Account, QueueUrl: string): Promise<number> {
  const input = { QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 };
  let [reports, wayIsOpen] = [0, false];
  for (let polls = 0; polls < PATIENCE_SECONDS; polls += 1) {
    const { Messages = [] } = await sqs<{ Messages?: { Body: string }[] }>(account, 'ReceiveMessage', input);
    if (Messages.length === 0 && wayIsOpen) return reports;
    const sources = Messages.map(({ Body }) => JSON.parse(Body).source);
    if (sources.includes(NAME)) wayIsOpen = true;
    reports += sources.filter((source) => source !== NAME).length;
  }
  throw new Error('The default bus did not bring an event to the queue of the probe');
}

async function received(account: Account): Promise<Record<string, unknown>> {
  type Box = { messages: Record<string, Record<string, unknown>[]> };
  const { messages } = (await (await fetch(`${account.url}/_ministack/ses/messages`)).json()) as Box;
  const found = Object.values(messages)
    .flat()
    .find(({ To }) => Array.isArray(To) && To.includes(to));
  if (!found) throw new Error('The emulator took the mail and does not show it');
  return found;
}
