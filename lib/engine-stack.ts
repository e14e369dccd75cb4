import { EventBus } from 'aws-cdk-lib/aws-events';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { ApiStack } from './api-stack.ts';
import type { CodeOf } from './constructs/app-function.ts';
import { MailEvents } from './constructs/mail-events.ts';
import { MailIdentity } from './constructs/mail-identity.ts';
import { MailReputation } from './constructs/mail-reputation.ts';
import { MalformedDocuments } from './constructs/malformed-documents.ts';
import { OverviewBoard } from './constructs/overview-board.ts';
import { encryptWith } from './constructs/own-key.ts';
import { SmsEvents } from './constructs/sms-events.ts';
import type { DataStack } from './data-stack.ts';
import { ArchiveFlow } from './engine/archive-flow.ts';
import type { SignInContext } from './engine/context.ts';
import { addCountFlow, countRoute } from './engine/count-flow.ts';
import { addDeliveryFlow } from './engine/delivery-flow.ts';
import { addApi, addCollect, addLinks } from './engine/http-functions.ts';
import { addJobFlow, jobRoute } from './engine/job-flow.ts';
import { addProfileFlow } from './engine/profile-flow.ts';
import { type WorkQueues, workQueues } from './engine/queues.ts';
import { type TablesInUse, tablesInUse } from './engine/tables.ts';
import { addWakeFlow } from './engine/wake-flow.ts';
import type { Stage } from './stage.ts';

export interface EngineStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly api: ApiStack;
  readonly codeOf: CodeOf;
  readonly signIn: SignInContext | undefined;
}

/** The bus, who listens to it, who answers HTTP and who wakes enrollments. */
export class EngineStack extends Stack {
  readonly bus: EventBus;
  /** Those of the stage, or those that were restored. */
  readonly tables: TablesInUse;
  /** What its functions work off. */
  readonly queues: WorkQueues;

  constructor(scope: Construct, id: string, props: EngineStackProps) {
    super(scope, id, props);
    const { stage, codeOf, data, api, signIn } = props;
    const bus = new EventBus(this, 'Bus', { eventBusName: `kaskad-${stage.name}` });
    this.bus = bus;
    this.tables = tablesInUse(data, stage);
    const archive = data.archive && new ArchiveFlow(this, 'Archive', { stage, bus, bucket: data.archive });
    const context = {
      stage,
      codeOf,
      bus,
      ...this.tables,
      httpApi: api.httpApi,
      publicUrl: api.publicUrl,
      archive: data.archive,
      signIn,
    };
    const mail = new MailEvents(this, 'Mail', { stage });
    const sms = stage.endUserMessaging ? new SmsEvents(this, 'Sms', { stage }) : undefined;
    const { mailDomain: domain, mailZoneId: zoneId } = stage;
    if (domain !== undefined) new MailIdentity(this, 'MailIdentity', { domain, zoneId });
    new MailReputation(this, 'MailReputation', { stage });
    new MalformedDocuments(this, 'MalformedDocuments', { stage });

    addCollect(this, context);
    addLinks(this, context);
    const jobs = jobRoute(this, context);
    const counts = countRoute(this, context);
    const { wakes, schedules } = addWakeFlow(this, context, { mail, sms, jobs: jobs.queue, counts });
    const profiles = addProfileFlow(this, context, { schedules, counts });
    const deliveries = addDeliveryFlow(this, context, { mail, sms, schedules, counts });
    const worked = { profiles, wakes, deliveries, jobs, counts };
    this.queues = workQueues(worked);
    const queues = { ...worked, schedules, archive };
    addApi(this, context, { schedules, queues });
    addJobFlow(this, context, { jobs, schedules, counts });
    addCountFlow(this, context, counts);

    const { httpApi } = api;
    if (stage.dashboard) new OverviewBoard(this, 'Overview', { stage, httpApi, queues, stacks: [api, this] });
    if (data.key) encryptWith(data.key, this);
    new CfnOutput(this, 'EventBusName', { value: bus.eventBusName });
  }
}
