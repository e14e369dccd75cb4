import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';
import { WrongStage } from './stage-file.ts';

/** A short name of the shop's for links in messages, made by the stack. At least one of the other two is there. */
export interface LinkDomainSettings {
  readonly name: string;
  /** Its public zone in Route 53; without one its record is printed. */
  readonly zoneId: string | undefined;
  /** Of a certificate in the stage's region; without it one is made and validated in the zone. */
  readonly certificateArn: string | undefined;
}

/** What differs between two deployments of the same code. */
export interface Stage {
  /** Lower-case letters, digits and dashes; part of every physical name. */
  readonly name: string;
  /** Without it the stacks go where the profile of whoever deploys leads. */
  readonly region: string | undefined;
  /** Nothing is deployed into another one. */
  readonly account: string | undefined;
  readonly terminationProtection: boolean;
  readonly logRetention: RetentionDays;
  /** Requests a second and burst of the HTTP API, for all routes together. */
  readonly requestsPerSecond: number;
  readonly requestBurst: number;
  /** Keeps every bus entry for back-tests; off by default, since no emulator takes it. */
  readonly archive: boolean;
  /** SMS may go by End User Messaging; off by default, since no emulator takes it. */
  readonly endUserMessaging: boolean;
  /** The console at an address of CloudFront, with sign-in by Cognito; on by default, since no emulator takes it. */
  readonly console: boolean;
  /** Of a web ACL for CloudFront, which lies in us-east-1; without it requests are only throttled. */
  readonly webAclArn: string | undefined;
  /** Topic that alarms notify; without it they only show their state. */
  readonly alarmTopicArn: string | undefined;
  /** Domain or address that mail is sent from; without it any verified identity of the account may send. */
  readonly mailIdentity: string | undefined;
  /** Domain that the stack makes known to SES, with its DNS records; without it somebody does so by hand. */
  readonly mailDomain: string | undefined;
  /** Its public zone in Route 53. */
  readonly mailZoneId: string | undefined;
  /** Without it links are made of the HTTP API's own address. */
  readonly linkDomain: LinkDomainSettings | undefined;
}

const sizes = {
  prod: { terminationProtection: true, logRetention: RetentionDays.THREE_MONTHS, requestsPerSecond: 1000 },
  other: { terminationProtection: false, logRetention: RetentionDays.TWO_WEEKS, requestsPerSecond: 200 },
};

/**
 * The name of the stage, by context (`-c stage=prod`) or `KASKAD_STAGE`; `dev` where neither says.
 *
 * @throws WrongStage for a name that could not be part of a physical name
 */
export function stageName(node: Node): string {
  const name = text(node, 'stage') ?? process.env.KASKAD_STAGE ?? 'dev';
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(name)) throw new WrongStage(`Not a stage name: ${name}`);
  return name;
}

/**
 * Reads the stage from context: `-c` on the command line, or the stage file, which `bin/app.ts` lays down as context.
 *
 * @throws WrongStage for a name that is none, or a mail or link domain
 */
export function readStage(node: Node): Stage {
  const name = stageName(node);
  const mailDomain = text(node, 'mailDomain');
  if (mailDomain !== undefined && !isDomain(mailDomain))
    throw new WrongStage(`Not a mail domain: ${mailDomain}`);
  const size = name === 'prod' ? sizes.prod : sizes.other;
  return {
    name,
    region: text(node, 'region'),
    account: text(node, 'account'),
    ...size,
    requestBurst: size.requestsPerSecond * 2,
    archive: text(node, 'archive') === 'true',
    endUserMessaging: text(node, 'endUserMessaging') === 'true',
    console: text(node, 'console') !== 'false',
    webAclArn: text(node, 'webAclArn'),
    alarmTopicArn: text(node, 'alarmTopicArn'),
    mailIdentity: text(node, 'mailIdentity') ?? mailDomain,
    mailDomain,
    mailZoneId: text(node, 'mailZoneId'),
    linkDomain: readLinkDomain(node),
  };
}

const isDomain = (name: string): boolean => /^([a-z0-9-]+\.)+[a-z0-9-]{2,}$/.test(name);

function readLinkDomain(node: Node): LinkDomainSettings | undefined {
  const name = text(node, 'linkDomain');
  if (name === undefined) return undefined;
  if (!isDomain(name)) throw new WrongStage(`Not a link domain: ${name}`);
  const [zoneId, certificateArn] = [text(node, 'linkZoneId'), text(node, 'linkCertificateArn')];
  if (zoneId === undefined && certificateArn === undefined)
    throw new WrongStage(`The link domain ${name} needs linkZoneId or linkCertificateArn`);
  return { name, zoneId, certificateArn };
}

/** The command line gives context as text, cdk.json as JSON: both are read as text. */
function text(node: Node, key: string): string | undefined {
  const value: unknown = node.tryGetContext(key);
  return value === undefined || value === null ? undefined : String(value);
}
