import type { RetentionDays } from 'aws-cdk-lib/aws-logs';

/**
 * What a team says of a stage. Each has the name that it has on the command line (`-c archive=true`); whatever is left out costs
 * nothing and needs nothing.
 */
export interface StageSettings {
  /**
   * Lower-case letters, digits and dashes, at most 20; part of every physical name, so that two stages live in one account.
   * @default 'dev'
   */
  readonly stage?: string;
  /**
   * Region of the stage. Only the console's own domain and firewall ask for it, since their parts lie in us-east-1.
   * @default the region that is deployed into
   */
  readonly region?: string;
  /**
   * Account of the stage: nothing is deployed into another one.
   * @default the account that is deployed into
   */
  readonly account?: string;
  /**
   * A stack that is protected is deleted by nobody before somebody takes the protection away.
   * @default true for the stage `prod`
   */
  readonly terminationProtection?: boolean;
  /** @default three months for the stage `prod`, else two weeks */
  readonly logRetention?: RetentionDays;
  /**
   * What the HTTP API lets through, all routes together; twice as many for a moment. What is above it is answered 429.
   * @default 1000 for the stage `prod`, else 200
   */
  readonly requestsPerSecond?: number;
  /**
   * Keeps every bus entry for thirteen months, for back-tests.
   * @default false
   */
  readonly archive?: boolean;
  /**
   * SMS may go by End User Messaging besides SNS.
   * @default false
   */
  readonly endUserMessaging?: boolean;
  /**
   * The console behind CloudFront, with sign-in by Cognito.
   * @default true
   */
  readonly console?: boolean;
  /**
   * A page of CloudWatch with alarms, events, messages and queues; the first three of an account are free, others $3 a month.
   * @default false
   */
  readonly dashboard?: boolean;
  /**
   * Topic that alarms notify.
   * @default alarms only show their state
   */
  readonly alarmTopicArn?: string;
  /**
   * Verified domain or address that mail is sent from.
   * @default `mailDomain`; without either any verified identity of the account may send
   */
  readonly mailIdentity?: string;
  /** Domain that the stack makes known to SES, with DKIM, a bounce domain and DMARC. */
  readonly mailDomain?: string;
  /**
   * Public zone of `mailDomain` in Route 53.
   * @default its DNS records are outputs
   */
  readonly mailZoneId?: string;
  /** Short name of the HTTP API, which links in messages are made of. Needs one of the next two. */
  readonly linkDomain?: string;
  /** Public zone of `linkDomain` in Route 53. */
  readonly linkZoneId?: string;
  /**
   * Certificate for `linkDomain`, in the region of the stage.
   * @default one is made and validated in the zone
   */
  readonly linkCertificateArn?: string;
  /**
   * The console's own address. Needs one of the next two.
   * @default an address of CloudFront
   */
  readonly consoleDomain?: string;
  /** Public zone of `consoleDomain` in Route 53. */
  readonly consoleZoneId?: string;
  /**
   * Certificate for `consoleDomain`, in us-east-1.
   * @default one is made there and validated in the zone
   */
  readonly consoleCertificateArn?: string;
  /**
   * A web ACL before the console: AWS's common rules, known bad inputs and a limit by address. About $8 a month.
   * @default false
   */
  readonly firewall?: boolean;
  /** A web ACL of yours in its place; it lies in us-east-1. */
  readonly webAclArn?: string;
  /** Table of profiles that was restored from a backup, used in place of the stage's own. Needs the next one. */
  readonly restoredProfileTable?: string;
  /** The same of configuration, restored to the same time. */
  readonly restoredConfigTable?: string;
  /**
   * Tables, queues, the archive and the topic of SMS are encrypted with a KMS key of the stage, which turns over every year. $1 a month, and
   * $0.03 per 10,000 uses.
   * @default keys of AWS, which cost nothing
   */
  readonly ownKey?: boolean;
  /**
   * Functions tell X-Ray how long they take and whom they call. $5 per million traces, of a twentieth of the calls.
   * @default false
   */
  readonly tracing?: boolean;
  /**
   * Dollars a month that the whole account may cost: at four fifths, and when more is to be expected, somebody is told.
   * @default nobody is told
   */
  readonly monthlyBudget?: number;
  /**
   * Who is told of it.
   * @default the topic of alarms, whose policy has to let budgets.amazonaws.com publish
   */
  readonly budgetEmail?: string;
}
