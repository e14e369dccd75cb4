import { IANAZone } from 'luxon';
import * as z from 'zod';
import { locale } from '../core/config/preference-settings.ts';
import { mailbox } from '../core/config/settings.ts';
import { faultsOf } from '../core/faults.ts';
import { isOrigin } from '../core/source/source-body.ts';
import { domainForm, stageNameForm } from './forms.ts';
import { WrongStage } from './wrong-stage.ts';

const text = z.string().trim().min(1).max(200);
const domain = z.string().regex(domainForm, 'a domain such as shop.example');
const zoneId = z
  .string()
  .regex(/^Z[A-Z0-9]{5,31}$/, 'the id of a hosted zone of Route 53, such as Z0123456789ABC');
const arn = (service: string, such: string) =>
  z.string().regex(new RegExp(`^arn:aws[a-z-]*:${service}:`), `an ARN such as ${such}`);

/** A page's origin as browsers send it; `*` for anywhere. */
const origin = z.string().refine((text) => text === '*' || (isOrigin(text) && text === text.toLowerCase()), {
  error: 'an origin such as https://shop.example, nothing after it, or *',
});

const shop = z.strictObject({
  name: text.optional(),
  timezone: z
    .string()
    .refine(IANAZone.isValidZone, { error: 'a time zone such as Europe/Berlin' })
    .optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'a country such as DE')
    .optional()
    .meta({ description: 'Whose local phone numbers the sources send' }),
  languages: z
    .array(locale)
    .min(1)
    .max(30)
    .optional()
    .meta({ description: 'In which people are written to; the first is for whoever has said none' }),
  origins: z.array(origin).max(50).optional().meta({ description: 'Where pages of the shop are' }),
  sender: mailbox.optional().meta({ description: 'Behind From: of its mail' }),
  replyTo: mailbox.optional(),
  pushApplications: z
    .record(text, arn('sns', 'arn:aws:sns:eu-central-1:…:app/GCM/kaskad-prod-android'))
    .optional()
    .meta({ description: 'SNS platform applications by type of device: android, ios' }),
});

/** A name of the shop's and a way to its certificate. */
const place = z
  .strictObject({ domain, zoneId: zoneId.optional(), certificateArn: arn('acm', 'arn:aws:acm:…').optional() })
  .refine((said) => said.zoneId !== undefined || said.certificateArn !== undefined, {
    error: 'needs zoneId or certificateArn',
  });

/**
 * `kaskad.<stage>.json`: all that differs between two deployments of the same code, and what a new shop starts with. No secret
 * stands in it, so that it is kept with the code.
 */
export const stageFileSchema = z
  .strictObject({
    $schema: z.string().optional(),
    stage: z.string().regex(stageNameForm, 'lower-case letters, digits and dashes, 20 at most').meta({
      description:
        'Part of every physical name: a stage renamed is a new, empty one. Logs are kept for three months by prod, for two weeks by others',
    }),
    account: z
      .string()
      .regex(/^\d{12}$/, 'the twelve digits of an account')
      .optional()
      .meta({ description: 'Nothing is deployed into another one' }),
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as eu-central-1'),
    terminationProtection: z.boolean().optional().meta({
      description: 'Nobody deletes a stack before it is taken away; true for prod where nothing is said',
    }),
    requestsPerSecond: z.int().positive().optional().meta({
      description:
        'What the HTTP API lets through, twice as many for a moment: 1000 for prod, else 200, where nothing is said',
    }),
    mail: z
      .strictObject({
        domain: domain
          .optional()
          .meta({ description: 'The stack makes it known to SES, with its DNS records' }),
        zoneId: zoneId.optional().meta({ description: 'Without it the records are printed' }),
        identity: text.optional().meta({ description: 'Verified by hand; else the domain' }),
      })
      .optional(),
    links: place.optional().meta({ description: "The shop's own name for links in messages" }),
    alarmTopicArn: arn('sns', 'arn:aws:sns:eu-central-1:…:ops').optional(),
    console: z.boolean().optional().meta({ description: 'true where nothing is said' }),
    consoleAt: place.optional().meta({ description: "The console's own address" }),
    firewall: z.boolean().optional().meta({ description: 'A web ACL before the console, about $8 a month' }),
    restored: z
      .strictObject({ profileTable: text, configTable: text })
      .optional()
      .meta({ description: 'Restored from a backup, in place of the tables of the stage (docs/restore.md)' }),
    dashboard: z
      .boolean()
      .optional()
      .meta({ description: 'A page of CloudWatch, $3 a month but for the first three' }),
    webAclArn: arn('wafv2', 'arn:aws:wafv2:us-east-1:…').optional(),
    ownKey: z.boolean().optional().meta({ description: 'A KMS key of the stage, $1 a month' }),
    tracing: z.boolean().optional().meta({ description: 'Functions tell X-Ray how long they take' }),
    budget: z
      .strictObject({ monthlyUsd: z.number().positive(), email: z.email().optional() })
      .optional()
      .meta({ description: "Somebody is told before the account's month is too dear" }),
    archive: z.boolean().optional().meta({ description: 'Keeps events for back-tests and replays' }),
    endUserMessaging: z.boolean().optional().meta({ description: 'SMS may go by End User Messaging' }),
    shop: shop
      .optional()
      .meta({ description: 'What a new shop starts with; later it is changed in the console' }),
  })
  .refine(
    ({ budget, alarmTopicArn: topic }) => !budget || budget.email !== undefined || topic !== undefined,
    {
      path: ['budget'],
      error: 'would tell nobody: it needs email, or alarmTopicArn',
    },
  )
  .meta({ title: 'Stage' });
export type StageFile = z.infer<typeof stageFileSchema>;

/**
 * A stage file by its text.
 *
 * @throws WrongStage with every fault, each behind the place where it stands
 */
export function parseStageFile(path: string, content: string, stage: string): StageFile {
  const checked = stageFileSchema.safeParse(parseJson(path, content));
  const faults = checked.error
    ? faultsOf(checked.error).map((one) => `${one.path || '/'}: ${one.message}`)
    : [];
  if (checked.data && checked.data.stage !== stage)
    faults.push(`/stage: is ${checked.data.stage}, but the file is called after ${stage}`);
  if (checked.data && faults.length === 0) return checked.data;
  throw new WrongStage(faults.map((fault) => `${path} ${fault}`).join('\n'));
}

function parseJson(path: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new WrongStage(`${path} is not JSON: ${(cause as Error).message}`, { cause });
  }
}

/** The same as `-c` would say it, key by key; what is left out is not among them. */
export function contextOf(file: StageFile): Record<string, string> {
  const { account, region, mail, links: own, consoleAt, budget, alarmTopicArn, webAclArn } = file;
  const said = {
    ...{ account, region, alarmTopicArn, webAclArn },
    terminationProtection: file.terminationProtection?.toString(),
    requestsPerSecond: file.requestsPerSecond?.toString(),
    console: file.console?.toString(),
    dashboard: file.dashboard?.toString(),
    ...{ restoredProfileTable: file.restored?.profileTable },
    ...{ restoredConfigTable: file.restored?.configTable },
    archive: file.archive?.toString(),
    endUserMessaging: file.endUserMessaging?.toString(),
    ...{ firewall: file.firewall?.toString(), ownKey: file.ownKey?.toString() },
    tracing: file.tracing?.toString(),
    ...{ monthlyBudget: budget?.monthlyUsd.toString(), budgetEmail: budget?.email },
    ...{ consoleDomain: consoleAt?.domain, consoleZoneId: consoleAt?.zoneId },
    consoleCertificateArn: consoleAt?.certificateArn,
    ...{ mailDomain: mail?.domain, mailZoneId: mail?.zoneId, mailIdentity: mail?.identity },
    ...{ linkDomain: own?.domain, linkZoneId: own?.zoneId, linkCertificateArn: own?.certificateArn },
  };
  return Object.fromEntries(
    Object.entries(said).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
