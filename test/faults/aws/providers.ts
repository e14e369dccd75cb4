import { BadRequestException } from '@aws-sdk/client-sesv2';
import type { Invocation } from '../invocation.ts';
import type { World } from '../world.ts';

/** One call to a provider that would reach somebody. */
export interface Attempt {
  channel: 'email' | 'sms' | 'push';
  sendId: string;
  enrollmentId: string;
  journeyId: string;
  profileId: string;
  stepId: string;
  to: string;
  text: string;
  /** When the request left, by true time and by the clock of the function. */
  atMs: number;
  functionNowMs: number;
  /** When the function last read the person before it. */
  lookedAtMs: number | undefined;
  /** How often the provider took it. */
  accepted: number;
  /** The function cannot know whether it was taken. */
  isAmbiguous: boolean;
  by: Invocation;
}

type Tags = Record<string, string>;

interface MailInput {
  EmailTags?: { Name: string; Value: string }[];
  Destination?: { ToAddresses?: string[] };
  Content?: {
    Simple?: { Body?: { Text?: { Data?: string } }; Headers?: { Name: string; Value: string }[] };
    Raw?: { Data?: Uint8Array };
  };
}

interface PublishInput {
  PhoneNumber?: string;
  TargetArn?: string;
  Message?: string;
  MessageAttributes?: Record<string, { StringValue?: string }>;
}

const mailTags = ({ EmailTags = [] }: MailInput): Tags =>
  Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, Value]));

const publishTags = ({ MessageAttributes = {} }: PublishInput): Tags =>
  Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, value]) => [name, value.StringValue ?? '']),
  );

const mailText = ({ Content: { Simple, Raw } = {} }: MailInput): string =>
  Raw?.Data
    ? Buffer.from(Raw.Data).toString()
    : [
        ...(Simple?.Headers ?? []).map(({ Name, Value }) => `${Name}: ${Value}`),
        Simple?.Body?.Text?.Data ?? '',
      ].join('\n');

/** SES and SNS: they take what they are given, and keep a log that the observer reads. */
export class Providers {
  readonly attempts: Attempt[] = [];
  /** By sendId, who decided for good to call: if a process dies after that, whether it called nobody can tell. */
  readonly decided = new Map<string, { by: Invocation; atMs: number }[]>();
  /** Told of what was taken. */
  onAccepted: (attempt: Attempt) => void = () => {};
  private readonly world: World;
  private count = 0;

  constructor(world: World) {
    this.world = world;
  }

  /** Notes a call that is about to leave; `undefined` for one that reaches nobody. */
  begins(operation: string, input: object, invocation: Invocation): Attempt | undefined {
    if (operation === 'SendEmail') {
      const mail = input as MailInput;
      const to = mail.Destination?.ToAddresses?.[0];
      if (to === undefined) return undefined;
      return this.note('email', mailTags(mail), { to, text: mailText(mail) }, invocation);
    }
    if (operation !== 'Publish') return undefined;
    const { PhoneNumber, TargetArn = '', Message: text = '' } = input as PublishInput;
    const channel = PhoneNumber === undefined ? 'push' : 'sms';
    return this.note(channel, publishTags(input), { to: PhoneNumber ?? TargetArn, text }, invocation);
  }

  accept(attempt: Attempt): object {
    attempt.accepted += 1;
    this.onAccepted(attempt);
    return { MessageId: `provider-${++this.count}` };
  }

  /** A write that says that the provider is called now. */
  noteDecision(input: { Item?: { body?: { S?: string } } }, by: Invocation): void {
    const claim = /"claim":(\{[^}]*\})/.exec(input.Item?.body?.S ?? '')?.[1];
    if (claim === undefined || claim.includes('"uncalled":true')) return;
    const sendId = /"sendId":"([^"]+)"/.exec(claim)?.[1] ?? '';
    this.decided.set(sendId, [...(this.decided.get(sendId) ?? []), { by, atMs: this.world.nowMs }]);
  }

  /** A mail to somebody is an attempt and never comes here. */
  SendEmail(): object {
    throw new BadRequestException({ message: 'Destination', $metadata: { httpStatusCode: 400 } });
  }

  CreatePlatformEndpoint({ Token }: { Token?: string }): object {
    return { EndpointArn: `endpoint/${Token}` };
  }

  private note(
    channel: Attempt['channel'],
    tags: Tags,
    { to, text }: { to: string; text: string },
    invocation: Invocation,
  ): Attempt {
    const { sendId = '', enrollmentId = '', journeyId = '', profileId = '', stepId = '' } = tags;
    const attempt: Attempt = {
      ...{ channel, sendId, enrollmentId, journeyId, profileId, stepId, to, text },
      atMs: this.world.nowMs,
      functionNowMs: this.world.nowMs + invocation.skewMs,
      lookedAtMs: invocation.lookedAtMs.get(`P#${profileId}`),
      accepted: 0,
      isAmbiguous: false,
      by: invocation,
    };
    this.attempts.push(attempt);
    return attempt;
  }
}
