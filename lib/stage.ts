import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { checkedName, domainForm } from './forms.ts';
import type { StageSettings } from './settings.ts';
import { WrongStage } from './wrong-stage.ts';

/** A name of the shop's, made by the stack. At least one of the other two is there. */
export interface DomainSettings {
  readonly name: string;
  /** Its public zone in Route 53; without one its record is printed. */
  readonly zoneId: string | undefined;
  /** Of a certificate where the name is served; without it one is made and validated in the zone. */
  readonly certificateArn: string | undefined;
}

export interface BudgetSettings {
  readonly monthlyUsd: number;
  /** Without it the topic of alarms is told. */
  readonly email: string | undefined;
}

/** Tables that were restored from a backup and are used in place of the stage's own, which stay as they are. */
export interface RestoredTables {
  readonly profiles: string;
  readonly config: string;
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
  /** The console at an address of CloudFront, with sign-in by Cognito; on by default. */
  readonly console: boolean;
  /** Undefined unless a backup was restored. */
  readonly restored: RestoredTables | undefined;
  /** A page of CloudWatch; off by default, since it costs while nobody shops where an account has three already. */
  readonly dashboard: boolean;
  /** Without it the console has an address of CloudFront. */
  readonly consoleDomain: DomainSettings | undefined;
  /** A web ACL of the stack's own before the console; it costs while nobody looks. */
  readonly firewall: boolean;
  /** Of somebody else's web ACL, which lies in us-east-1. */
  readonly webAclArn: string | undefined;
  /** A KMS key of the stage in place of AWS's. */
  readonly ownKey: boolean;
  readonly tracing: boolean;
  readonly budget: BudgetSettings | undefined;
  /** Topic that alarms notify; without it they only show their state. */
  readonly alarmTopicArn: string | undefined;
  /** Domain or address that mail is sent from; without it any verified identity of the account may send. */
  readonly mailIdentity: string | undefined;
  /** Domain that the stack makes known to SES, with its DNS records; without it somebody does so by hand. */
  readonly mailDomain: string | undefined;
  /** Its public zone in Route 53. */
  readonly mailZoneId: string | undefined;
  /** Without it links are made of the HTTP API's own address. */
  readonly linkDomain: DomainSettings | undefined;
}

const sizes = {
  prod: { terminationProtection: true, logRetention: RetentionDays.THREE_MONTHS, requestsPerSecond: 1000 },
  other: { terminationProtection: false, logRetention: RetentionDays.TWO_WEEKS, requestsPerSecond: 200 },
};

/**
 * What the stacks are built from, out of what a team says.
 *
 * @throws WrongStage for a name that could not be part of a physical name, a domain that is none or has neither zone nor
 * certificate, and a budget that would tell nobody.
 */
export function stageOf(settings: StageSettings): Stage {
  const name = checkedName(settings.stage ?? 'dev');
  const size = name === 'prod' ? sizes.prod : sizes.other;
  const requestsPerSecond = settings.requestsPerSecond ?? size.requestsPerSecond;
  const { mailDomain, console = true } = settings;
  if (mailDomain !== undefined && !domainForm.test(mailDomain))
    throw new WrongStage(`Not a mail domain: ${mailDomain}`);
  return {
    name,
    region: settings.region,
    account: settings.account,
    terminationProtection: settings.terminationProtection ?? size.terminationProtection,
    logRetention: settings.logRetention ?? size.logRetention,
    requestsPerSecond,
    requestBurst: requestsPerSecond * 2,
    archive: settings.archive ?? false,
    endUserMessaging: settings.endUserMessaging ?? false,
    console,
    consoleDomain: domainOf(settings, 'console'),
    firewall: console && settings.webAclArn === undefined && (settings.firewall ?? false),
    restored: restoredIn(settings),
    dashboard: settings.dashboard ?? false,
    webAclArn: settings.webAclArn,
    ownKey: settings.ownKey ?? false,
    tracing: settings.tracing ?? false,
    budget: budgetOf(settings),
    alarmTopicArn: settings.alarmTopicArn,
    mailIdentity: settings.mailIdentity ?? mailDomain,
    mailDomain,
    mailZoneId: settings.mailZoneId,
    linkDomain: domainOf(settings, 'link'),
  };
}

/** One table of today beside one of yesterday would contradict each other. */
function restoredIn({
  restoredProfileTable,
  restoredConfigTable,
}: StageSettings): RestoredTables | undefined {
  if (restoredProfileTable === undefined && restoredConfigTable === undefined) return undefined;
  if (restoredProfileTable === undefined || restoredConfigTable === undefined)
    throw new WrongStage(
      'Both tables are restored, to one time: restoredProfileTable and restoredConfigTable',
    );
  return { profiles: restoredProfileTable, config: restoredConfigTable };
}

function domainOf(settings: StageSettings, kind: 'link' | 'console'): DomainSettings | undefined {
  const name = settings[`${kind}Domain`];
  if (name === undefined) return undefined;
  if (!domainForm.test(name)) throw new WrongStage(`Not a ${kind} domain: ${name}`);
  const [zoneId, certificateArn] = [settings[`${kind}ZoneId`], settings[`${kind}CertificateArn`]];
  if (zoneId === undefined && certificateArn === undefined)
    throw new WrongStage(`The ${kind} domain ${name} needs ${kind}ZoneId or ${kind}CertificateArn`);
  return { name, zoneId, certificateArn };
}

function budgetOf({ monthlyBudget, budgetEmail: email, alarmTopicArn }: StageSettings) {
  if (monthlyBudget === undefined) return undefined;
  if (!(monthlyBudget > 0)) throw new WrongStage(`Not a monthly budget in dollars: ${monthlyBudget}`);
  if (email === undefined && alarmTopicArn === undefined)
    throw new WrongStage('The monthly budget would tell nobody: it needs budgetEmail or alarmTopicArn');
  return { monthlyUsd: monthlyBudget, email };
}
