import { EDGE_REGION } from '../../../lib/needs-edge.ts';
import type { StageFile } from '../../../lib/stage-file.ts';
import type { Clients } from '../aws/clients.ts';
import { outputOf, type StageStack } from '../aws/stage-stacks.ts';
import type { Caller } from '../aws/who-asks.ts';
import type { Probe } from './finding.ts';
import { keyringOf, senderIn } from './house.ts';
import { alarmsProbe } from './probes/alarms.ts';
import { apiProbe } from './probes/api.ts';
import { bootstrapProbe } from './probes/bootstrap.ts';
import { concurrencyProbe } from './probes/concurrency.ts';
import { deadLettersProbe } from './probes/dead-letters.ts';
import { keysProbe } from './probes/keys.ts';
import { mailAccountProbe } from './probes/mail-account.ts';
import { mailIdentityProbe } from './probes/mail-identity.ts';
import { mailReportsProbe } from './probes/mail-reports.ts';
import { peopleProbe } from './probes/people.ts';
import { pushProbe } from './probes/push.ts';
import { addressIn, senderProbe } from './probes/sender.ts';
import { smsProbe } from './probes/sms.ts';
import { tableProbe } from './probes/tables.ts';
import { zoneProbe, zonesOf } from './probes/zones.ts';
import { wantsEdge } from './wanted.ts';

export interface Patient {
  readonly stage: string;
  readonly caller: Caller;
  readonly file: StageFile | undefined;
  readonly stacks: readonly StageStack[];
  readonly nowMs: number;
}

/** Whom mail is to come from, by the stage file. */
const identitiesOf = (file: StageFile | undefined, isDeployed: boolean) => {
  const { domain, identity } = file?.mail ?? {};
  const sender = file?.shop?.sender;
  const names = [identity, domain, sender === undefined ? undefined : addressIn(sender)];
  const isOurs = (name: string) => domain !== undefined && (name === domain || name.endsWith(`@${domain}`));
  const all = [...new Set(names.flatMap((name) => name ?? []))];
  const spokenFor = (name: string) => name.includes('@') && all.includes(name.slice(name.indexOf('@') + 1));
  return all
    .filter((name) => !spokenFor(name))
    .map((name) => ({ name, isYetToCome: isOurs(name) && !isDeployed }));
};

/** Of the stage's region, and of us-east-1 where something of its console lies there. */
const bootstrapProbes = ({ ssm, edgeSsm }: Clients, file: StageFile | undefined, caller: Caller): Probe[] => [
  bootstrapProbe(ssm, caller),
  ...(file && wantsEdge(file) && file.region !== EDGE_REGION
    ? [bootstrapProbe(edgeSsm, caller, EDGE_REGION)]
    : []),
];

/** Whether SES sends from whom mail is to come from. */
export const mailProbes = ({ ses }: Clients, file: StageFile | undefined, isDeployed: boolean): Probe[] =>
  identitiesOf(file, isDeployed).map((asked) => mailIdentityProbe(ses, asked));

/** What an account needs before anything is deployed into it, and afterwards as well. */
export const accountProbes = (clients: Clients, patient: Patient): Probe[] => {
  const { stage, caller, file, stacks, nowMs } = patient;
  const isDeployed = stacks.some(({ name }) => name.endsWith('-Engine'));
  return [
    ...bootstrapProbes(clients, file, caller),
    concurrencyProbe(clients.lambda),
    mailAccountProbe(clients.ses),
    ...mailProbes(clients, file, isDeployed),
    smsProbe(clients.sns),
    ...(file ? zonesOf(file) : []).map((asked) => zoneProbe(clients.route53, asked)),
    ...Object.entries(file?.shop?.pushApplications ?? {}).map(([type, arn]) =>
      pushProbe(clients.sns, { stage, type, arn }, nowMs),
    ),
  ];
};

/** What a stage that is deployed must have to work. */
export const deploymentProbes = (clients: Clients, { stage, stacks }: Patient): Probe[] => {
  const [api, pool, config, profiles] = ['ApiUrl', 'UserPoolId', 'ConfigTableName', 'ProfileTableName'].map(
    (name) => outputOf(stacks, name),
  );
  return [
    ...(api === undefined ? [] : [apiProbe(api, stage)]),
    mailReportsProbe(clients.ses, stage),
    deadLettersProbe(clients.sqs, stage, api),
    alarmsProbe(clients.cloudWatch, stage),
    ...(pool === undefined ? [] : [peopleProbe(clients.cognito, pool)]),
    ...[config, profiles].flatMap((name) =>
      name === undefined ? [] : [tableProbe(clients.dynamo, stage, name)],
    ),
    ...(config === undefined
      ? []
      : [
          keysProbe(keyringOf(clients.dynamo, config), stage),
          senderProbe(clients.ses, () => senderIn(clients.dynamo, config)),
        ]),
  ];
};

/** What a deployment would stumble over half-way. */
export const deployProbes = (clients: Clients, file: StageFile | undefined, caller: Caller): Probe[] => [
  ...bootstrapProbes(clients, file, caller),
  ...(file ? zonesOf(file) : []).map((asked) => zoneProbe(clients.route53, asked)),
];
