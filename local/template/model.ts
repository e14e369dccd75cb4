import type { Assembly } from './assembly.ts';
import { apiRoutes, type RouteModel } from './models/api.ts';
import { type BucketModel, bucket } from './models/bucket.ts';
import { type BusRuleModel, busRule } from './models/bus-rule.ts';
import { type FunctionModel, lambdaFunction } from './models/function.ts';
import { type MappingModel, queueMapping } from './models/mapping.ts';
import { type QueueModel, queue } from './models/queue.ts';
import { deliveryStream, type StreamModel } from './models/stream.ts';
import { type TableModel, table } from './models/table.ts';
import { type Resource, resolveResources } from './resources.ts';
import type { Surroundings } from './surroundings.ts';

/** The deployed application as the local run sees it. */
export interface Model {
  readonly tables: readonly TableModel[];
  readonly queues: readonly QueueModel[];
  readonly busNames: readonly string[];
  readonly rules: readonly BusRuleModel[];
  readonly functions: readonly FunctionModel[];
  readonly mappings: readonly MappingModel[];
  readonly routes: readonly RouteModel[];
  readonly buckets: readonly BucketModel[];
  readonly streams: readonly StreamModel[];
  readonly scheduleGroups: readonly string[];
  readonly configurationSets: readonly string[];
}

/** Every account has these without a template. */
const DEFAULT = 'default';

/** Reads the resources of an assembly into what the local run needs to start. */
export function readModel(assembly: Assembly, surroundings: Surroundings): Model {
  const resources = resolveResources(assembly, surroundings);
  const ofType = (...types: string[]): Resource[] => resources.filter(({ type }) => types.includes(type));
  const named = (type: string) => ofType(type).map(({ name }) => name);
  return {
    tables: ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map(table),
    queues: ofType('AWS::SQS::Queue').map(queue),
    busNames: [DEFAULT, ...named('AWS::Events::EventBus')],
    rules: ofType('AWS::Events::Rule').map(busRule),
    functions: ofType('AWS::Lambda::Function').map((resource) => lambdaFunction(resource, assembly.assets)),
    mappings: ofType('AWS::Lambda::EventSourceMapping').map(queueMapping),
    routes: apiRoutes(ofType),
    buckets: ofType('AWS::S3::Bucket').map(bucket),
    streams: ofType('AWS::KinesisFirehose::DeliveryStream').map(deliveryStream),
    scheduleGroups: [DEFAULT, ...named('AWS::Scheduler::ScheduleGroup')],
    configurationSets: named('AWS::SES::ConfigurationSet'),
  };
}
