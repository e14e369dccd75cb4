import { synthesize } from '../synth.ts';

/** Types that hold something which no deployment brings back, and what is lost with one. */
export const LOSSES: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'every item in it: people and their history, or what marketers wrote',
  'AWS::Events::EventBus': 'events that arrive meanwhile, and whatever others have attached to it',
  'AWS::SQS::Queue': 'the messages that wait in it',
  'AWS::Scheduler::ScheduleGroup': 'every schedule in it: who rests in a journey is never woken',
  'AWS::ApiGatewayV2::Api':
    'its address: links in messages already sent, unsubscribing among them, lead nowhere',
  'AWS::SES::ConfigurationSet': 'the reports on mail already sent: bounces and complaints go unheard',
  'AWS::Cognito::UserPool': 'everybody who may sign in',
  'AWS::KMS::Key': 'everything that it has encrypted, tables and messages among it',
  'AWS::Lambda::EventSourceMapping':
    'the deployment itself: AWS takes no second mapping of a queue to its function',
  'AWS::S3::Bucket': 'every object in it: thirteen months of events',
};

/** The same text, whatever type of resource: only the diff looks inside. */
export interface StatefulResource {
  readonly Type: string;
  readonly Properties: object;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface StatefulStack {
  /** A stack of another name is a new and empty one. */
  readonly stackName: string;
  readonly terminationProtection: boolean;
  readonly resources: Readonly<Record<string, StatefulResource>>;
}

export type Baseline = Readonly<Record<'data' | 'api' | 'engine', StatefulStack>>;

/** A stage with all that may hold state. */
export const wholeStage = { stage: 'prod', archive: 'true', endUserMessaging: 'true', ownKey: 'true' };

/** What holds state in the stacks of production, which are the ones that must not lose it. */
export function statefulOf(stacks = synthesize(wholeStage)): Baseline {
  const pick = (name: keyof Baseline): StatefulStack => {
    const { stackName, terminationProtection = false } = stacks[name];
    const all = Object.entries<StatefulResource>(stacks.templates[name].toJSON().Resources);
    const resources = all.filter(([, { Type }]) => Type in LOSSES).map(([id, each]) => [id, bare(each)]);
    return { stackName, terminationProtection, resources: Object.fromEntries(resources) };
  };
  return { data: pick('data'), api: pick('api'), engine: pick('engine') };
}

const bare = ({ Type, Properties, DeletionPolicy, UpdateReplacePolicy }: StatefulResource) => ({
  Type,
  Properties,
  ...(DeletionPolicy && { DeletionPolicy }),
  ...(UpdateReplacePolicy && { UpdateReplacePolicy }),
});
